import { asked } from './able';
import type { AnswerBook } from './book';
import type { Draft } from './draft';
import { issuedElsewhere } from './elsewhere';
import {
  addHours,
  allAre,
  cites,
  copy,
  countsNoStudy,
  dial,
  isBarred,
  isElectronic,
  isSkilled,
  type Matter,
  nextWords,
  ofEach,
  retrainWords,
  type Standing,
  settled,
  skilledWords,
  studyFigures,
  studyOn,
  unruled,
} from './matter';
import { isLapsed, mayBeVoid, meanwhileAll } from './over';
import { deviceAsked } from './platform-asked';

/** Of hours that are asked for now: those of a year to come wait for no upload. */
const figuresNow = (standing: Standing): string | null =>
  standing.explained.assessment.continuingEducation.status === 'not-started' ? null : studyFigures(standing);

/** 外地证怎么转到吉林. */
const MOVES = /转[到来过入出回]|迁|怎么转|能转|调[到来]/;
/** 人在外省怎么换证. */
const IS_AWAY = /人[在不]|不在|户口|在.{1,5}(?:打工|干活|上班|工作|工地)/;

/** 学够了还不能换, when nothing can be exchanged any more. */
const tooLate = (matter: Matter, text: string): string[] =>
  matter.late && matter.standings.length === 0 && /换/.test(text)
    ? ['换证的期限{exchange.deadline}已经过了，没换的换不了了。']
    : [];

/** What is asked of the platform itself, in the words of the question; null: where to study. */
function platformAsked(text: string): string | null {
  if (/登录|登陆|登不|进不去|账号|帐号|用户名|密码/.test(text)) return '怎么登录、用哪个账号';
  return deviceAsked(text, '学') ?? (/哪[门些个]课|选什么课|选啥课/.test(text) ? '选哪门课' : null);
}

const speed = /倍速|快进|拖|挂|切|静音|多开|同时/;

/** 证是四川的: what is issued elsewhere is none of this document's. */
function ofElsewhere(matter: Matter, text: string): Draft | null {
  const sentences = issuedElsewhere(text, matter.rulebook.province);
  return sentences && { sentences, clauses: [], actions: [] };
}

/** Nobody is sent to study as if it were counted. */
const ofNoUseNow = (matter: Matter): string =>
  allAre(matter, isSkilled)
    ? `${ofEach(matter.standings, skilledWords).join('')}以主管部门的答复为准。`
    : allAre(matter, isBarred)
      ? '助手的建议：这本换不了，先别为它学。'
      : allAre(matter, mayBeVoid)
        ? `${ofEach(matter.standings, retrainWords)}重新培训在哪办，文件未规定，问{contact:authority}。${meanwhileAll(matter).join('') || '现在学了算不算，文件未规定，先问清楚再学。'}`
        : `${allAre(matter, isLapsed) ? '你的旧证书到期没换，已经自动失效；' : ''}现在学了算不算，文件未规定，先问清楚再学，问{contact:authority}。`;

/** Nothing that is studied is asked for, or counted, of any of the holder's own. */
const isOfNoUse = (matter: Matter): boolean => allAre(matter, (one) => isSkilled(one) || countsNoStudy(one));

/** 在哪选课, asked by whom nobody wants to study: what is asked of the platform, and then that. */
function placeOfNoUse(matter: Matter, platform: readonly string[]): Draft {
  const skilled = allAre(matter, isSkilled);
  return {
    sentences: skilled
      ? [...platform, ofNoUseNow(matter), '现场专业人员是在{system:course-library}学。']
      : [...platform, '继续教育在{system:course-library}学。', ofNoUseNow(matter)],
    clauses: cites(matter, 'course-check', 'course-library'),
    actions: skilled
      ? [dial(matter, 'authority')]
      : [...copy(matter, 'course-library'), ...studyOn(matter), dial(matter, 'help-desk')],
  };
}

export const studyPlatformAnswers: AnswerBook<
  'ce_platform' | 'ce_video' | 'ce_upload_delay' | 'ce_exam' | 'ce_fee' | 'ce_province'
> = {
  ce_platform: (matter, text) => {
    const platform = platformAsked(text);
    const silent = (subject: string) => `${subject}，${unruled(matter)}，可以问{contact:help-desk}。`;
    if (isOfNoUse(matter)) return placeOfNoUse(matter, platform === null ? [] : [silent(platform)]);
    return {
      sentences: asked(
        platform !== null,
        '在{system:course-library}学，学完的学时会传到{system:national-system}。',
        silent(platform ?? '手机能不能学、选哪门课'),
      ),
      clauses: cites(matter, 'course-check', 'course-library'),
      actions: [...copy(matter, 'course-library'), ...studyOn(matter), dial(matter, 'help-desk')],
    };
  },

  ce_video: (matter, text) => ({
    sentences: [
      speed.test(text)
        ? `快放、拖动、挂着看算不算学时，${unruled(matter)}。`
        : `视频卡住、看完不算学时怎么办，${unruled(matter)}，这是平台的技术问题。`,
      speed.test(text)
        ? '助手的建议：老老实实看完最稳；想问清楚，打{contact:help-desk}。'
        : '助手的建议：换个网络或者浏览器再看一遍；还不行，记下课程名称和时间，打{contact:help-desk}。',
    ],
    clauses: cites(matter, 'help-desk'),
    actions: [dial(matter, 'help-desk'), ...copy(matter, 'course-library')],
  }),

  ce_upload_delay: (matter, text) => ({
    sentences: [
      ...tooLate(matter, text),
      // Why it cannot be exchanged yet comes before how long hours take.
      ...(/换/.test(text)
        ? ofEach(matter.standings, (one) => (isElectronic(one) ? nextWords(one) : figuresNow(one)))
        : []),
      '学时是从{system:course-library}传到{system:national-system}的，要多久文件未规定。',
      matter.late || settled(matter)
        ? '过后再看一次，还没有就打{contact:help-desk}。'
        : '过后再看一次，还没有就打{contact:help-desk}；换证要在{exchange.deadline}前申请，别等到最后一天。',
      ...(/换/.test(text) ? [] : ofEach(matter.standings, figuresNow)),
    ],
    clauses:
      matter.late || settled(matter)
        ? cites(matter, 'course-library', 'help-desk')
        : cites(matter, 'course-library', 'deadline', 'help-desk'),
    actions: [dial(matter, 'help-desk'), ...copy(matter, 'national-system'), ...addHours(matter)],
  }),

  ce_exam: (matter) => ({
    sentences: [
      '文件只说“继续教育合格”，要不要考试、怎么考，文件未规定。',
      '可以问{contact:authority}；平台上做题的技术问题，打{contact:help-desk}。',
    ],
    clauses: cites(matter, 'course-library'),
    actions: [dial(matter, 'authority'), dial(matter, 'help-desk')],
  }),

  ce_fee: (matter, text) => ({
    sentences: [
      ...(/在哪|哪里|哪儿|哪能|去哪/.test(text)
        ? [isOfNoUse(matter) ? ofNoUseNow(matter) : '文件说的地方是{system:course-library}。']
        : []),
      '换证、学习要不要交费，文件未规定，可以问{contact:authority}。',
      '助手的建议：有人借换证收钱，先打电话问清楚再付。',
    ],
    clauses: [],
    actions: [dial(matter, 'authority'), dial(matter, 'help-desk')],
  }),

  ce_province: (matter, text) =>
    ofElsewhere(matter, text) ?? {
      sentences: [
        MOVES.test(text)
          ? '证书怎么跨省转过来、转出去，文件未规定。'
          : IS_AWAY.test(text)
            ? `${matter.late ? '学习在网上' : '换证、学习都在网上办'}；人在外省能不能办、在哪个省学的学时才算，文件未规定。`
            : '在哪个省学的学时才算、跨省认不认，文件未规定。',
        `这份文件管的是${matter.rulebook.province}的证书，可以问{contact:authority}；外省的证书，问发证的那个省。`,
      ],
      clauses: [],
      actions: [dial(matter, 'authority'), ...copy(matter, 'course-library')],
    },
};
