import { asked } from './able';
import type { AnswerBook } from './book';
import { addHours, cites, copy, dial, ofEach, studyFigures, studyOn } from './matter';

/** Whether it can be done by telephone is asked, not where. */
const device = /(?:手机|平板|电脑|微信).{0,8}(?:能|可以|行|学|看|上)|(?:能|可以)用?(?:手机|平板|电脑)/;

const speed = /倍速|快进|拖|挂|切|静音|多开|同时/;

export const studyPlatformAnswers: AnswerBook<
  'ce_platform' | 'ce_video' | 'ce_upload_delay' | 'ce_exam' | 'ce_fee' | 'ce_province'
> = {
  ce_platform: (matter, text) => ({
    sentences: asked(
      device.test(text),
      '在{system:course-library}学，学完的学时会传到{system:national-system}。',
      '手机能不能学、选哪门课，文件未规定，可以问{contact:help-desk}。',
    ),
    clauses: cites(matter, 'course-check', 'course-library'),
    actions: [...copy(matter, 'course-library'), ...studyOn(matter), dial(matter, 'help-desk')],
  }),

  ce_video: (matter, text) => ({
    sentences: [
      speed.test(text)
        ? '快放、拖动、挂着看算不算学时，文件未规定。'
        : '视频卡住、看完不算学时怎么办，文件未规定，这是平台的技术问题。',
      speed.test(text)
        ? '助手的建议：老老实实看完最稳；想问清楚，打{contact:help-desk}。'
        : '助手的建议：换个网络或者浏览器再看一遍；还不行，记下课程名称和时间，打{contact:help-desk}。',
    ],
    clauses: cites(matter, 'help-desk'),
    actions: [dial(matter, 'help-desk'), ...copy(matter, 'course-library')],
  }),

  ce_upload_delay: (matter) => ({
    sentences: [
      '学时是从{system:course-library}传到{system:national-system}的，要多久文件未规定。',
      matter.late
        ? '过后再看一次，还没有就打{contact:help-desk}。'
        : '过后再看一次，还没有就打{contact:help-desk}；换证要在{exchange.deadline}前申请，别等到最后一天。',
      ...ofEach(matter.standings, studyFigures),
    ],
    clauses: matter.late
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

  ce_fee: (matter) => ({
    sentences: [
      '换证、学习要不要交费，文件未规定，可以问{contact:authority}。',
      '助手的建议：有人借换证收钱，先打电话问清楚再付。',
    ],
    clauses: [],
    actions: [dial(matter, 'authority'), dial(matter, 'help-desk')],
  }),

  ce_province: (matter) => ({
    sentences: [
      '在哪个省学的学时才算、跨省认不认，文件未规定。',
      `这份文件管的是${matter.rulebook.province}的证书，可以问{contact:authority}；外省的证书，问发证的那个省。`,
    ],
    clauses: [],
    actions: [dial(matter, 'authority'), ...copy(matter, 'course-library')],
  }),
};
