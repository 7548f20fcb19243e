import { STATUS_PATH } from '@hz/shared/verification';
import type { PlainRoute } from '../http/plain';

const SCAN_PAGE = '/#/pages/verification/scan/index';

/** A status code that another scanner opened as an address: the app's own scan page reads it. */
export const statusAddressRoute: PlainRoute = {
  method: 'get',
  path: `${STATUS_PATH}:code`,
  serve: async (ctx) => {
    ctx.redirect(`${SCAN_PAGE}?code=${encodeURIComponent(ctx.params.code)}`);
  },
};
