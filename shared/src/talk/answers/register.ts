import type { Intent } from '../intents';
import type { AnswerBook, Answerer } from './book';
import { cites, copy, dial, openStep, unruled } from './matter';
import { deviceAsked } from './platform-asked';

/** Trouble with the platforms: the notice names only whom to call; what else is said is marked as the helper's advice. */
const trouble =
  (
    silent: string,
    advice: string | ((text: string) => string),
    others: readonly (readonly [RegExp, string])[] = [],
  ): Answerer =>
  (matter, text) => {
    // What is asked beside the trouble itself is answered as it is asked: advice against the trouble helps nobody to it.
    const other = others.find(([words]) => words.test(text))?.[1];
    return {
      sentences: other
        ? [`${other}，${unruled(matter)}，可以打{contact:help-desk}，他们管技术问题。`]
        : [
            `助手的建议：${typeof advice === 'string' ? advice : advice(text)}。`,
            `${silent}，${unruled(matter)}；还不行就打{contact:help-desk}，他们管技术问题。`,
          ],
      clauses: cites(matter, 'help-desk'),
      actions: [dial(matter, 'help-desk'), ...copy(matter, 'national-system')],
    };
  };

/** The same where the advice helps nobody to it: that nothing is ruled, and whom to call, comes first. */
const silentFirst =
  (silent: string, advice: string): Answerer =>
  (matter) => ({
    sentences: [
      `${silent}，${unruled(matter)}；可以打{contact:help-desk}，他们管技术问题。`,
      `助手的建议：${advice}。`,
    ],
    clauses: cites(matter, 'help-desk'),
    actions: [dial(matter, 'help-desk'), ...copy(matter, 'national-system')],
  });

const camera = /摄像头|相机|镜头/;
const picture = /图|看不清|滑块|拼图/;

type Trouble = Extract<
  Intent,
  | 'register_fail'
  | 'password_forgot'
  | 'sms_code'
  | 'browser_problem'
  | 'face_fail'
  | 'photo_change'
  | 'name_id_wrong'
  | 'phone_changed'
>;

const troubles: AnswerBook<Trouble> = {
  register_fail: trouble('注册不上具体怎么解决', '记下页面上提示的原话，别反复提交'),
  password_forgot: trouble(
    '平台的账号、密码怎么找回',
    '先在登录的页面上找一找找回密码的地方；助手看不到你的密码',
    [
      [/(?:初始|默认|原始|一开始的?)密码/, '初始密码是多少'],
      [
        /(?:账号|帐号|用户名|登录名).{0,6}(?:是|用|填|写|就是).{0,8}(?:身份证|手机|什么|啥|哪)/,
        '账号是身份证号还是手机号',
      ],
    ],
  ),
  sms_code: trouble('验证码的问题', (text) =>
    picture.test(text)
      ? '点一下图片换一张，照着看清楚再填'
      : '看看短信有没有被拦截、手机有没有信号和欠费，隔几分钟再试',
  ),
  browser_problem: trouble('用什么浏览器、网页打不开怎么办', '换一个浏览器，或者换电脑，再打开一次'),
  face_fail: trouble(
    '人脸识别过不去怎么办',
    (text) =>
      camera.test(text)
        ? '先允许用摄像头，关掉别的占着摄像头的软件，再换手机或者浏览器试试'
        : '到亮的地方，摘下帽子和口罩，允许用摄像头，再试一次',
    [
      [
        /(?:没|漏|错过).{0,3}(?:看到|看见|注意|刷|赶上|弄)|错过/,
        '看课中间的人脸没看到、错过了怎么办，这一段算不算',
      ],
    ],
  ),
  photo_change: silentFirst('照片怎么换、有什么要求', '改以前先问清楚要求'),
  name_id_wrong: trouble(
    '姓名、性别、身份证号不对怎么改',
    '备好身份证和证书，打电话时好核对；改过名的再备好证明',
  ),
  phone_changed: silentFirst('手机号怎么换', '旧号码还能收短信的话先别停用'),
};

export const registerAnswers: AnswerBook<'register_how' | Trouble> = {
  ...troubles,
  register_how: (matter, text) => ({
    sentences: [
      ...[deviceAsked(text, '注册')].flatMap((subject) =>
        subject === null ? [] : [`${subject}，${unruled(matter)}，可以问{contact:help-desk}。`],
      ),
      '打开{system:national-system}，注册一个“个人用户”；登录也在这里。',
      '要填什么、点哪里，在文件的附件里，助手手上没有；弄不好就打{contact:help-desk}。',
    ],
    clauses: cites(matter, 'registration', 'help-desk'),
    actions: [...copy(matter, 'national-system'), openStep(matter, 'register'), dial(matter, 'help-desk')],
  }),
};
