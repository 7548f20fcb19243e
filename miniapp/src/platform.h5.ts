import './web/missing';
import { tellOfMissingPages } from './web/missing-page';
import { prepareOffline } from './web/offline';
import './theme/web.scss';

prepareOffline();
tellOfMissingPages();
