import type { PackLookView } from '@hz/shared/contracts';

/** What a look answers of a certificate that a list calls electronic; `told` is otherwise. */
export const aLook = (told: Partial<PackLookView> = {}): PackLookView => ({
  ...{ verdict: 'electronic', tone: 'done', title: '电子证书', origin: 'official', own: null, verifyAt: [] },
  ...{ sentences: [], reason: '名单里写的是电子证书。', clause: null, source: '省厅' },
  ...{ sourceAsOf: '2022-11-30', asOf: '2022-12-05', deadline: null, daysLeft: null },
  ...{ maskedName: null, post: null, statusCode: null },
  ...{ pack: 'jilin-2022-25', jurisdiction: '吉林省', caveat: null },
  ...told,
});
