import './app/web/missing';
import { showInChosenColours } from './app/web/colours';
import { reportErrors } from './app/web/errors';
import { tellOfMissingPages } from './app/web/missing-page';
import { prepareOffline } from './app/web/offline';
import { followOtherTabs } from './app/web/other-tabs';
import { watchSystemBack } from './ui/Sheet/system-back';
import './ui/theme/web.scss';

showInChosenColours();
watchSystemBack();
followOtherTabs();
prepareOffline();
tellOfMissingPages();
reportErrors();
