// Years as they are said together, or by one another, with each by its name.

const YEAR = '(?:(?:20)?2\\d年|大前年|前年|去年)';

/** 23 24 25 年都是32 */
const SPACED = /(?<![\d.])((?:2\d\s+)+2\d)\s*年(?=[都全每各])/g;
/** 前年跟去年一样，都30学时 */
const ALIKE = new RegExp(
  `(${YEAR})(?:跟|和|与|同)(${YEAR})(?:都|是)*一样[，,。\\s]*(?:都|也)?(?:是|学了)?(?=\\d)`,
  'g',
);
/** 去年30学时，前年也一样 */
const THE_SAME = new RegExp(
  `(${YEAR}[^\\d，,。\\s]{0,6}(\\d{1,3})个?(?:学时|课时)?[，,。\\s]+)(${YEAR})(?:(?:也|跟${YEAR}|和${YEAR})*(?:是)?[一1]样|也是(?:这么多|这个数)?|也这么多|同样)(?=$|[，,。\\s])`,
  'g',
);
/** 2023年学够了32，后面两年都没学 */
const AFTER = /(20\d{2}|2\d)年([^年]*?)后(?:面|头|边|来)?的?[这那]?([2两3])年/;

const fullYear = (written: string): number => (written.length === 2 ? 2000 : 0) + Number(written);

/** A plain text with the years that it means by others under their own names. */
export function withYears(text: string): string {
  const said = text
    .replace(SPACED, (_, years: string) => `${years.split(/\s+/).join('、')}年`)
    .replace(ALIKE, '$1$2都')
    .replace(THE_SAME, '$1$3$2学时');
  return said.replace(AFTER, (_, year: string, between: string, count: string) => {
    const first = fullYear(year);
    const years = Array.from({ length: count === '3' ? 3 : 2 }, (_each, i) => `${first + 1 + i}`);
    return `${year}年${between}${years.join('、')}年`;
  });
}
