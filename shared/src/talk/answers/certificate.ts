import { registryLabels } from '../../v1/guide';
import { typedNumber, withTypedNumber } from '../typed-number';
import { asked } from './able';
import type { AnswerBook } from './book';
import type { Draft } from './draft';
import {
  allAre,
  cites,
  copy,
  dial,
  dutyFigures,
  isBarred,
  isElectronic,
  isSkilled,
  isUnmapped,
  type Matter,
  nextWords,
  ofEach,
  openStep,
  type Standing,
  yearOn,
} from './matter';
import { isLapsed } from './over';

const YEARLY = '{yearly.hours} 学时';
const PAIR = '{yearly.pairHours} 学时';

const registryWords = ({ title, facts }: Standing): string | null =>
  facts.registryStatus === null ? null : `你的${title}记的是“${registryLabels[facts.registryStatus]}”`;

/** What was told of a certificate that may have to be trained for again. */
const retraining = (standing: Standing): string | null =>
  standing.explained.assessment.continuingEducation.status === 'not-applicable'
    ? null
    : dutyFigures(standing);

/** 不干施工员了证还有效吗. */
const LEFT_POST = /^(?!.*重新).*(?:(?:不|没)(?:再)?(?:干|做|从事)|离岗|转行|改行|换(?:了)?岗|调岗|退下来)/;

/** Nothing that is told of old certificates in general is news for the holder's own. */
const isTold = (one: Standing): boolean => isElectronic(one) || isLapsed(one) || isBarred(one);

/** What to do with the number that was typed, or how to bring one. */
function lookSentence(text: string): string {
  const payload = typedNumber(text)?.payload;
  if (payload?.kind === 'refused') return payload.sentence;
  if (payload) return '这像是证书编号，点下面的“查这个编号”，看它在助手这里的状态。';
  return '点下面的“扫一扫”，扫证书上的码或者输入编号，看它在助手这里的状态。';
}

const lookActions = (matter: Matter, text: string): Draft['actions'] => [
  ...withTypedNumber(
    [{ type: 'scan', label: typedNumber(text)?.payload.kind === 'number' ? '查这个编号' : '扫一扫' }],
    text,
  ),
  ...copy(matter, 'national-system'),
];

export const certificateAnswers: AnswerBook<
  'retrain' | 'download_cert' | 'verify_qr' | 'validity' | 'status_meaning' | 'employer_change' | 'lost_cert'
> = {
  retrain: (matter, text) => {
    const skilled = allAre(matter, isSkilled);
    const where = '在哪报名、要多少钱、学几天，文件未规定，可以问{contact:authority}。';
    return {
      sentences:
        LEFT_POST.test(text) && !skilled
          ? [
              '不做这个岗位了，证是不是就失效，文件未规定。',
              '文件写的是没有做相应岗位工作的，要重新参加培训；要不要满两年才算，没有写清。',
              where,
            ]
          : [
              ...(skilled
                ? ['文件只写了现场专业人员要学；你的证是技能人员的，助手的理解是没有这个要求。']
                : []),
              ...ofEach(matter.standings, retraining),
              `${skilled ? '现场专业人员' : ''}两年加起来不到 ${PAIR}，要重新参加培训；没有做相应岗位工作的，也可能要。`,
              where,
            ],
      clauses: cites(matter, 'yearly-study'),
      actions: [dial(matter, 'authority'), ...yearOn(matter)],
    };
  },

  download_cert: (matter, text) => ({
    sentences: asked(
      /打印|打出来|章|彩印|纸/.test(text),
      '换好以后，在{system:national-system}的“证书管理”里下载电子证书，自己存好，最好再另存一份。',
      '打印出来算不算数、有没有章，文件未规定，可以问{contact:authority}；下载不了，打{contact:help-desk}。',
    ),
    clauses: cites(matter, 'replacement', 'help-desk'),
    actions: [...copy(matter, 'national-system'), openStep(matter, 'download'), dial(matter, 'help-desk')],
  }),

  verify_qr: (matter, text) => ({
    sentences: [
      lookSentence(text),
      '助手这里没有的不等于假；自己的证书在{system:national-system}里看，旧证书在{system:provincial-registry}里查。',
      '别人的证书怎么核对、二维码怎么用，文件未规定，可以问{contact:authority}。',
    ],
    clauses: cites(matter, 'show', 'look-up'),
    actions: lookActions(matter, text),
  }),

  validity: (matter) => ({
    sentences: [
      '电子证书的有效期有几年，文件未规定，可以问{contact:authority}。',
      ...(allAre(matter, isTold)
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

  status_meaning: (matter) => ({
    sentences: [
      ...(allAre(matter, isTold)
        ? []
        : matter.late
          ? ['换证的期限{exchange.deadline}已经过了，没换的旧证书已经自动失效。']
          : ofEach(matter.standings, registryWords)),
      ...(allAre(matter, isElectronic) ? ofEach(matter.standings, nextWords) : []),
      ...(allAre(matter, isLapsed) || (allAre(matter, isBarred) && !allAre(matter, isUnmapped))
        ? []
        : [
            `${matter.late ? '当时' : ''}在{system:provincial-registry}里，显示“有效”的旧证书才能换；“注销”和查不到的换不了。`,
          ]),
      '别的状态（“无效”“冻结”这些）是什么意思，文件未规定，可以问{contact:authority}。',
    ],
    clauses: cites(matter, 'exchange', ...(matter.late ? (['deadline'] as const) : [])),
    actions: [openStep(matter, 'check-registry'), dial(matter, 'authority')],
  }),

  employer_change: (matter) => ({
    sentences: [
      '换了单位要办什么手续、证上的单位怎么改，文件未规定。',
      '可以问{contact:authority}；平台上怎么操作，打{contact:help-desk}。',
    ],
    clauses: [],
    actions: [dial(matter, 'authority'), dial(matter, 'help-desk')],
  }),

  lost_cert: (matter) => ({
    sentences: [
      '旧证书丢了怎么补、还发不发纸质证，文件未规定，可以问{contact:authority}。',
      ...(allAre(matter, (one) => isLapsed(one) || isBarred(one))
        ? []
        : matter.late || allAre(matter, isElectronic)
          ? [
              `${allAre(matter, isElectronic) ? '' : '换证的期限{exchange.deadline}已经过了，没换的旧证书已经自动失效。'}换好的是电子证书，可以在{system:national-system}里下载。`,
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
