// Longer numbers first, so that no tail of one is left over.
const IDENTITY: [RegExp, string][] = [
  [/\d{17}[\dxX]|\d{15}(?!\d)/g, '〔身份证号〕'],
  [/(?<!\d)1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/g, '〔手机号〕'],
  [/(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)|(?<!\d)[48]00[\s-]?\d{3}[\s-]?\d{4}(?!\d)/g, '〔电话〕'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '〔邮箱〕'],
  // Numbers typed in groups; a date has a digit less.
  [/(?<![A-Za-z\d-])\d(?:[\s-]?\d){8,}(?![A-Za-z\d])/g, '〔编号〕'],
  [
    /(?<![A-Za-z\d-])(?!(?:19|20)\d\d-\d{1,2}-\d{1,2}(?!\d))(?=[A-Za-z\d-]*\d)[A-Za-z\d][A-Za-z\d-]{5,}[A-Za-z\d]/g,
    '〔编号〕',
  ],
];

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
// A name is told only where the text says that one follows: 我叫张三, 姓名是李四, 老王, 王师傅.
const TOLD_NAME = new RegExp(
  `((?:我|他|她)(?:叫|是|姓)|姓名(?:是|叫|：|:)?|名字(?:是|叫|：|:)?|叫)\\s*([${SURNAMES}][\\p{Script=Han}]{1,2})(?![员工])`,
  'gu',
);
// Surnames that begin no everyday word after 老 or 小 (小程序, 小于, 老高).
const FAMILIAR =
  '王李张刘陈杨赵黄周吴徐孙胡朱郭何林罗郑谢宋唐韩曹许邓冯曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏汪任姜范姚谭廖邹熊陆郝孔崔毛邱秦顾侯邵孟';
const TITLED_NAME = new RegExp(
  `[${SURNAMES}](?:师傅|经理|工长|老师|姐|哥|总(?![共是包数结]))|[老小][${FAMILIAR}]`,
  'gu',
);

const LONGEST = 120;

/** A question without what would tell who asked: numbers of persons, phones and certificates, addresses, names. */
export function anonymise(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const numberless = IDENTITY.reduce((current, [found, mark]) => current.replace(found, mark), plain);
  const nameless = numberless.replace(TOLD_NAME, '$1〔姓名〕').replace(TITLED_NAME, '〔姓名〕');
  return [...nameless].slice(0, LONGEST).join('');
}
