import { STATUS_PATH } from '@hz/shared/codes';
import type { VerifyFile } from '../../platform/clients/wechat/verify-files';
import type { PlainRoute } from '../../platform/http/plain';

const SCAN_PAGE = '/#/pages/verification/scan/index';

/** WeChat looks for its files at the root, and below the path of the rule for ordinary links. */
export const verifyFileRoutes = (files: readonly VerifyFile[]): PlainRoute[] =>
  files.flatMap(({ name, content }) =>
    ['/', STATUS_PATH].map((folder) => ({
      method: 'get' as const,
      path: `${folder}${name}`,
      serve: async (ctx) => {
        ctx.type = 'text/plain';
        ctx.body = content;
      },
    })),
  );

/** A status code that another scanner opened as an address: the app's own scan page reads it. */
export const statusAddressRoute: PlainRoute = {
  method: 'get',
  path: `${STATUS_PATH}:code`,
  serve: async (ctx) => {
    ctx.redirect(`${SCAN_PAGE}?code=${encodeURIComponent(ctx.params.code)}`);
  },
};
