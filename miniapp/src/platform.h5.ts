import './app/web/missing';
import { showInChosenColours } from './app/web/colours';
import { reportErrors } from './app/web/errors';
import { tellOfMissingPages } from './app/web/missing-page';
import { prepareOffline } from './app/web/offline';
import { followOtherTabs } from './app/web/other-tabs';
import { watchSystemBack } from './ui/Sheet/system-back';
import './ui/theme/web.scss';
// What home is made of is styled before the scripts have drawn it: index.html has it.
import './features/certificates/index.scss';
import './features/shell/index.scss';
import './ui/Button/index.scss';
import './ui/Card/index.scss';
import './ui/ClockBar/index.scss';
import './ui/Helmet/index.scss';
import './ui/Icon/index.scss';
import './ui/Page/index.scss';
import './ui/Rows/index.scss';
import './ui/TabBar/index.scss';
import './ui/Tag/index.scss';
import './ui/Tap/index.scss';

showInChosenColours();
watchSystemBack();
followOtherTabs();
prepareOffline();
tellOfMissingPages();
reportErrors();
