import './web/missing';
import { reportErrors } from './web/errors';
import { tellOfMissingPages } from './web/missing-page';
import { prepareOffline } from './web/offline';
import { followOtherTabs } from './web/other-tabs';
import './theme/web.scss';

followOtherTabs();
prepareOffline();
tellOfMissingPages();
reportErrors();
