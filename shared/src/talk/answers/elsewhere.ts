import { placesAtHand, placesNamed } from '../called';
import { ISSUED_IN } from '../phrases/schemes';

/** Other certificates and matters that holders often mean, and who is to be asked about them. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/特种作业|低压|高压|登高|高处|焊工|电工|制冷|危化|煤矿/, '特种作业操作证，问当地应急管理部门'],
  [/叉车|电梯|锅炉|压力容器|特种设备/, '特种设备的证，问当地市场监管部门'],
  [
    /塔吊|信号工|司索|升降机|吊篮|安全员|三类|安考|[abc]证|建造师|一建|二建|造价|监理|资质/,
    '这类证书和资质，问当地住房城乡建设主管部门',
  ],
  [/消防/, '消防的证，问当地消防救援部门'],
  [/职称|工程师|社保|医保|养老|工伤|工资|欠薪|仲裁/, '这件事，问当地人社部门'],
  [/驾照|驾驶|身份证|户口|护照|居住证/, '这件事，问当地公安部门'],
];

/** What is said of a matter that no document at hand is about, whoever is spoken to. */
export function offTopicSentences(text: string): string[] {
  const where = ELSEWHERE.find(([about]) => about.test(text))?.[1];
  return [
    '这个不归换证助手管，它只照手头的几份文件答换证、延续和学习的事。',
    where ? `助手的建议：${where}。` : '该问谁我不知道，不乱说。',
  ];
}

/** 外省的证能在这里换吗. */
const FROM_ELSEWHERE = /(?:外省|外地|省外|别的省|其[他它]省|别省)(?:的|发的|那边的)?(?:证|老证|旧证)/;

/** What is said of a certificate of some other place, whichever, that a text asks to exchange; null: it asks of none. */
export function exchangedElsewhere(text: string, own: string): string[] | null {
  if (!FROM_ELSEWHERE.test(text)) return null;
  return [
    `外省的证，助手不能拿${own}的文件来说能换：换证照发证那里的规定。`,
    '能不能在别处换，问发证的主管部门。',
  ];
}

/** What is said of a certificate that a text calls one of another place than `own`; null: it calls none so. */
export function issuedElsewhere(text: string, own: string): string[] | null {
  const place = ISSUED_IN(placesNamed()).exec(text)?.[1];
  if (place === undefined || own.includes(place)) return null;
  const isAtHand = placesAtHand().some((one) => one.place.test(place));
  return [
    `${place}的证不归${own}的文件管，学习、换证都照发证那里的规定${isAtHand ? '' : `；手头没有${place}的文件`}，问${/^(?:外省|外地|别的省)$/.test(place) ? '发证' : place}的主管部门。`,
    ...(isAtHand ? [`手头有那里的文件，问“${place}的证怎么学”，就照它答。`] : []),
  ];
}
