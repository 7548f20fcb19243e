import { reportErrors } from './weapp/errors';
import { followUpdates } from './weapp/updates';

// What WeChat needs beside the common app; the web has platform.h5.ts.
followUpdates();
reportErrors();
