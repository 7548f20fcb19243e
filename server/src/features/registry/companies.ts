import { isCreditCode, typedCreditCode } from '@hz/shared/text';

const BRACKETED = /[([【<{〔]([^()[\]【】<>{}〔〕]{1,40})[)\]】>}〕]/g;

/** A unified social credit code that stands in a company's cell: 某某公司（91220101…）. */
export function creditCodeIn(text: string): string | null {
  const parts = text.normalize('NFKC').split(/[^0-9A-Za-z-]+/);
  return parts.map(typedCreditCode).find(isCreditCode) ?? null;
}

/** A company's name as it is looked for: without white space, marks, its code, and what brackets are written how. */
export const plainCompany = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(BRACKETED, (whole, within: string) => (isCreditCode(typedCreditCode(within)) ? '' : whole))
    .replace(/[\s·.,;:、，。"'“”‘’()[\]【】<>《》{}〔〕_-]/g, '')
    .toUpperCase();
