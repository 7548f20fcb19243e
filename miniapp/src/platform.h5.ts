import './web/missing';
import { watchSystemBack } from './components/Sheet/system-back';
import { showInChosenColours } from './web/colours';
import { reportErrors } from './web/errors';
import { tellOfMissingPages } from './web/missing-page';
import { prepareOffline } from './web/offline';
import { followOtherTabs } from './web/other-tabs';
import './theme/web.scss';

showInChosenColours();
watchSystemBack();
followOtherTabs();
prepareOffline();
tellOfMissingPages();
reportErrors();
