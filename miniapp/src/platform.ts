import { reportErrors } from './app/weapp/errors';
import { followUpdates } from './app/weapp/updates';

// What WeChat needs beside the common app; the web has platform.h5.ts.
followUpdates();
reportErrors();
