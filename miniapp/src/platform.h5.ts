import { prepareOffline } from './web/offline';
import './theme/web.scss';

prepareOffline();
