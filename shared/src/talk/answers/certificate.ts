import { registryLabels } from '../../v1/guide';
import { LEFT_POST } from '../phrases/left-post';
import { typedNumber, withTypedNumber } from '../typed-number';
import { asked, stillGood } from './able';
import type { AnswerBook } from './book';
import type { Draft } from './draft';
import { daysLeft, UNTOLD } from './exchange-words';
import {
  allAre,
  cites,
  copy,
  dial,
  dutyFigures,
  isApplied,
  isBarred,
  isElectronic,
  isSkilled,
  isUnmapped,
  type Matter,
  nextWords,
  ofEach,
  openStep,
  type Standing,
  settled,
  yearOn,
} from './matter';
import { asksEnrolment, isLapsed, mayBeVoid, overWords } from './over';
import { SKILLED } from './skilled-words';

const YEARLY = '{yearly.hours} 学时';
const PAIR = '{yearly.pairHours} 学时';

const registryWords = ({ title, facts }: Standing): string | null =>
  facts.registryStatus === null ? null : `你的${title}记的是“${registryLabels[facts.registryStatus]}”`;

/** What was told of a certificate that may have to be trained for again. */
const retraining = (standing: Standing): string | null =>
  standing.explained.assessment.continuingEducation.status === 'not-applicable'
    ? null
    : dutyFigures(standing);

/** Was not exchanged, and never will be. */
const isOld = (one: Standing): boolean => isLapsed(one) || isBarred(one);

/** Nothing that is told of old certificates in general is news for the holder's own. */
const isTold = (one: Standing): boolean => isElectronic(one) || isOld(one);

/** What to do with the number that was typed, or how to bring one. */
function lookSentence(text: string): string {
  const payload = typedNumber(text)?.payload;
  if (payload?.kind === 'refused') return payload.sentence;
  if (payload) return '这像是证书编号，点下面的“查这个编号”，看它在助手这里的状态。';
  return '点下面的“扫一扫”，扫证书上的码或者输入编号，看它在助手这里的状态。';
}

/** 扫码打开是什么网站: asked of what is printed on the certificate, not of the helper's own look-up. */
const OPENS = /扫.{0,6}(?:打开|进去|出来|跳|到).{0,8}(?:什么|啥|哪)/;

const lookActions = (matter: Matter, text: string): Draft['actions'] => [
  ...withTypedNumber(
    [{ type: 'scan', label: typedNumber(text)?.payload.kind === 'number' ? '查这个编号' : '扫一扫' }],
    text,
  ),
  ...copy(matter, 'national-system'),
];

/** 没有章是真的吗: asked of the paper, before where to get it. */
const OF_PRINT = /打印|打出来|章|彩印|纸/;
const PRINTED = '打印出来算不算数、有没有章，文件未规定，可以问{contact:authority}';

/** Whoever has none, as far as is on record, is sent to no download. */
function noneToDownload(matter: Matter, text: string): Draft | null {
  const lapsed = allAre(matter, isLapsed);
  if (!lapsed && !allAre(matter, isOld)) return null;
  return {
    sentences: [
      ...(OF_PRINT.test(text) ? [`${PRINTED}。`] : []),
      ...ofEach(matter.standings, overWords),
      lapsed
        ? `${UNTOLD}；没换的，没有电子证书可下载，能不能恢复、补办，文件未规定，可以问{contact:authority}。`
        : '没有电子证书可下载。',
    ],
    clauses: cites(matter, 'replacement', lapsed ? 'deadline' : 'exchange'),
    actions: [dial(matter, 'authority')],
  };
}

/** 会不会过期. */
const WILL_END = /会.{0,4}(?:过期|失效|到期|作废)/;

/** 要寄纸质的吗, 还发不发纸质证. */
const PAPER = /^(?!.*(?:丢|遗失|找不着|补办)).*(?:纸质|纸的|寄|邮|快递)/;

/** A status that the document does not name, by the word that was asked for. */
const STRANGE = /冻结|锁定|无效|暂停|待审|异常|撤销|吊销|正常|在册|可用|已?停用/;
/** 在用和有效一样吗: any word that is set beside the one that the document has. */
const BESIDE =
  /[“"]?([一-龥]{2,4}?)[”"]?(?:和|跟|与|同)[“"]?有效|有效[”"]?(?:和|跟|与|同)[“"]?([一-龥]{2,4}?)[”"]?(?:是|有|一|能|算|$)/;

const CANCELLED = /注销|查不到/;

/** Those that it names. */
const NAMED: ReadonlySet<string> = new Set(Object.values(registryLabels));

/** 状态冻结了怎么办: that word first; null: a status is asked for that the document names, or none. */
function strangeStatus(matter: Matter, text: string): string | null {
  const [, before, after] = BESIDE.exec(text) ?? [];
  const word = STRANGE.exec(text)?.[0] ?? before ?? after;
  if (word === undefined || NAMED.has(word)) return null;
  const same = /一样|相同|一回事|同样|算不?算|是不是/.test(text) ? '和“有效”是不是一回事' : '是什么意思';
  const barred = matter.late || settled(matter) ? '' : '，不是“有效”的，按文件换不了';
  return `“${word}”${same}，文件未规定（文件只写了“有效”）${barred}，问{contact:authority}。`;
}

/** What is on record, against what is seen now. */
const recordedWords = ({ title, facts }: Standing): string | null =>
  facts.registryStatus === null
    ? null
    : `助手这里你的${title}记的还是“${registryLabels[facts.registryStatus]}”，以系统为准`;

export const certificateAnswers: AnswerBook<
  'retrain' | 'download_cert' | 'verify_qr' | 'validity' | 'status_meaning' | 'employer_change' | 'lost_cert'
> = {
  retrain: (matter, text) => {
    const skilled = allAre(matter, isSkilled);
    if (LEFT_POST.test(text) && allAre(matter, isLapsed))
      return {
        sentences: ['这和在不在岗没关系；能不能恢复、补办，文件未规定，可以问{contact:authority}。'],
        clauses: cites(matter, 'deadline'),
        actions: [dial(matter, 'authority')],
      };
    const where = '重新培训在哪报名、要多少钱、学几天，文件未规定，可以问{contact:authority}。';
    const asksWhere = asksEnrolment(text) && !LEFT_POST.test(text);
    return {
      sentences:
        LEFT_POST.test(text) && !skilled
          ? [
              ...(allAre(matter, isElectronic) ? ['说不准：'] : stillGood(matter)),
              '不做这个岗位了，证是不是就失效，文件未规定。',
              ...(matter.standings.length > 0
                ? []
                : [
                    matter.late
                      ? '{exchange.deadline}前没换的旧证书，已经自动失效。'
                      : '旧证书{exchange.deadline}前不换，自动失效。',
                  ]),
              '文件写的是没有做相应岗位工作的，要重新参加培训；要不要满两年才算，没有写清。',
              ...ofEach(matter.standings, (one) => (mayBeVoid(one) ? null : retraining(one))),
              where,
            ]
          : [
              ...(asksWhere ? [where] : []),
              ...(asksWhere && allAre(matter, isOld) ? ofEach(matter.standings, overWords) : []),
              ...(skilled
                ? ['文件只写了现场专业人员要学；你的证是技能人员的，助手的理解是没有这个要求。']
                : []),
              ...(!skilled && SKILLED.test(text)
                ? ['技能人员的证，助手的理解是没有这个要求，下面说的是现场专业人员：']
                : []),
              ...ofEach(matter.standings, retraining),
              ...(skilled && LEFT_POST.test(text) ? ['不做这个岗位了，证是不是就失效，文件未规定。'] : []),
              `${skilled ? '现场专业人员' : ''}两年加起来不到 ${PAIR}，要重新参加培训；没有做相应岗位工作的，也可能要。`,
              ...(asksWhere ? [] : [where]),
            ],
      clauses: cites(matter, 'yearly-study'),
      actions: [dial(matter, 'authority'), ...yearOn(matter)],
    };
  },

  download_cert: (matter, text) =>
    noneToDownload(matter, text) ?? {
      sentences: asked(
        OF_PRINT.test(text),
        `${allAre(matter, isElectronic) ? (matter.standings.some(isApplied) ? '等电子证书下来了' : '登录后') : matter.late ? '已经换好的' : '换好以后'}，在{system:national-system}的“证书管理”里下载电子证书，自己存好，最好再另存一份。`,
        `${PRINTED}；下载不了，打{contact:help-desk}。`,
      ),
      clauses: cites(matter, 'replacement', 'help-desk'),
      actions: [...copy(matter, 'national-system'), openStep(matter, 'download'), dial(matter, 'help-desk')],
    },

  verify_qr: (matter, text) => ({
    sentences: [
      ...(OPENS.test(text)
        ? ['证书上的码扫开是什么、是哪个网站，文件未规定，助手没有扫过，可以问{contact:help-desk}。']
        : []),
      lookSentence(text),
      '助手这里没有的不等于假；自己的证书在{system:national-system}里看，旧证书在{system:provincial-registry}里查。',
      '别人的证书怎么核对、二维码怎么用，文件未规定，可以问{contact:authority}。',
    ],
    clauses: cites(matter, 'show', 'look-up'),
    actions: lookActions(matter, text),
  }),

  validity: (matter, text) => ({
    sentences: [
      ...(allAre(matter, isTold) || matter.late || !WILL_END.test(text)
        ? []
        : [`会：旧证书{exchange.deadline}前不换，自动失效，${daysLeft(matter)}。`]),
      ...(allAre(matter, isUnmapped)
        ? ['没有对应名称的，到期后是不是失效，文件未规定，可以问{contact:authority}。']
        : allAre(matter, isBarred)
          ? ['能不能恢复，文件未规定，可以问{contact:authority}。']
          : [
              `${WILL_END.test(text) && (matter.late || allAre(matter, isElectronic)) ? '电子证书会不会过期，说不准：' : '电子证书的'}有效期有几年，文件未规定，可以问{contact:authority}。`,
            ]),
      ...(allAre(matter, isTold) || (!matter.late && WILL_END.test(text))
        ? []
        : [
            `${matter.late ? '' : '旧证书：'}{exchange.deadline}前没有换的，${matter.late ? '旧证书已经' : ''}自动失效。`,
          ]),
      ...(allAre(matter, (one) => isSkilled(one) || isLapsed(one) || isBarred(one))
        ? []
        : [`文件写的是：现场专业人员每年要学满 ${YEARLY}，两年加起来不到 ${PAIR}，要重新参加培训。`]),
    ],
    clauses: cites(matter, ...(allAre(matter, isTold) ? [] : (['deadline'] as const)), 'yearly-study'),
    actions: [dial(matter, 'authority'), ...yearOn(matter)],
  }),

  status_meaning: (matter, text) => {
    const strange = strangeStatus(matter, text);
    return {
      sentences: [
        ...(strange ? [strange] : []),
        ...(allAre(matter, isTold)
          ? []
          : matter.late
            ? ['换证的期限{exchange.deadline}已经过了，没换的旧证书已经自动失效。']
            : ofEach(matter.standings, strange ? recordedWords : registryWords)),
        ...(allAre(matter, isElectronic) ? ofEach(matter.standings, nextWords) : []),
        ...(allAre(matter, isLapsed) || (allAre(matter, isBarred) && !allAre(matter, isUnmapped))
          ? []
          : [
              `${matter.late ? '当时' : ''}在{system:provincial-registry}里，显示“有效”的旧证书才能换；“注销”和查不到的换不了。`,
            ]),
        ...(strange
          ? []
          : CANCELLED.test(text) && allAre(matter, isOld)
            ? [
                '“注销”的、查不到的旧证书，按文件换不了；为什么注销、能不能恢复，文件未规定，可以问{contact:authority}。',
              ]
            : ['别的状态（“无效”“冻结”这些）是什么意思，文件未规定，可以问{contact:authority}。']),
      ],
      clauses: cites(matter, 'exchange', ...(matter.late ? (['deadline'] as const) : [])),
      actions: [openStep(matter, 'check-registry'), dial(matter, 'authority')],
    };
  },

  employer_change: (matter, text) => ({
    sentences: [
      ...(/(?:证|证书)(?:上|里|面).{0,8}(?:单位|公司|企业)/.test(text)
        ? ['证上要不要有单位名称，文件未规定。']
        : ['换了单位要办什么手续、证上的单位怎么改，文件未规定。']),
      '可以问{contact:authority}；平台上怎么操作，打{contact:help-desk}。',
    ],
    clauses: [],
    actions: [dial(matter, 'authority'), dial(matter, 'help-desk')],
  }),

  lost_cert: (matter, text) => ({
    sentences: [
      ...(PAPER.test(text)
        ? [
            `${matter.late || settled(matter) ? '' : '申请、下载都在网上；'}要不要寄、发不发纸质证，文件未规定，可以问{contact:authority}。`,
          ]
        : []),
      ...(PAPER.test(text)
        ? []
        : [
            allAre(matter, isElectronic) || /电子/.test(text)
              ? '电子证书丢了怎么补，文件未规定，只写了下载、存好；纸质的丢了怎么补，也没有写，可以问{contact:authority}。'
              : '旧证书丢了怎么补、还发不发纸质证，文件未规定，可以问{contact:authority}。',
          ]),
      ...(PAPER.test(text) && !matter.late
        ? []
        : allAre(matter, isOld)
          ? []
          : matter.late || allAre(matter, isElectronic)
            ? [
                `${allAre(matter, isElectronic) ? '' : '换证的期限{exchange.deadline}已经过了，没换的旧证书已经自动失效。'}${allAre(matter, isElectronic) ? (matter.standings.some(isApplied) ? '等电子证书下来了，' : '电子证书') : '换好的是电子证书，可以'}在{system:national-system}的“证书管理”里下载。`,
              ]
            : ['能不能换，看的是{system:provincial-registry}里是不是“有效”，{exchange.deadline}前要申请。']),
    ],
    clauses:
      matter.late || allAre(matter, isElectronic)
        ? cites(matter, 'replacement')
        : cites(matter, 'exchange', 'deadline'),
    actions: [
      dial(matter, 'authority'),
      openStep(matter, matter.late || allAre(matter, isElectronic) ? 'download' : 'check-registry'),
    ],
  }),
};
