import './web/missing';
import { tellOfMissingPages } from './web/missing-page';
import { prepareOffline } from './web/offline';
import './theme/web.scss';

prepareOffline();
tellOfMissingPages();

/** The first screen has been drawn: the name and face that stood in its place go. */
export const firstScreenIsThere = (): void => document.getElementById('first')?.remove();
