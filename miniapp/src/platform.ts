import { reportErrors } from './weapp/errors';
import { followUpdates } from './weapp/updates';

// What WeChat needs beside the common app; the web has platform.h5.ts.
/** The first screen has been drawn: WeChat takes its own curtain away. */
export const firstScreenIsThere = (): void => undefined;

followUpdates();
reportErrors();
