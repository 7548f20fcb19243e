import type { Intent } from '../intents';

/** What must be met before anything else, whatever else was said. */
export interface Care {
  words: RegExp;
  /** What the words are not, though they look like it. */
  not?: RegExp;
  intent: Intent;
  outcome: 'answer' | 'handoff';
  answer: string;
  dial: { label: string; phone: string }[];
}

export const CARES: Care[] = [
  {
    words:
      /不想活|想死|寻死|自杀|轻生|跳楼|跳河|喝药|割腕|活不下去|活着.{0,4}(?:没意思|没劲|太累|干嘛)|结束(?:自己的?)?生命|一了百了|活够了|死了算了/,
    not: /累死|烦死|急死|笑死|卡死|死机|死活/,
    intent: 'human',
    outcome: 'handoff',
    answer:
      '听到你这么说，我很担心你。证的事可以先放一放，你现在最要紧。身边有信得过的人，请马上告诉他，别一个人待着。想找人说说话，打心理援助热线 12356，一天 24 小时有人接；已经伤到自己，或者怕控制不住，马上打 120。',
    dial: [
      { label: '打 12356', phone: '12356' },
      { label: '打 120', phone: '120' },
    ],
  },
  {
    words:
      /被骗|受骗|上当|骗(?:了|走|我)(?!什么)|(?:把|给了?).{0,6}验证码.{0,4}(?:给|发|告诉)|(?:要|让|叫)(?:我|俺).{0,6}(?:验证码|转账|汇款|打款|扫码付|银行卡|密码)|(?:转|打|汇|交)(?:了|过去)?.{0,8}(?:钱|款|块|元).{0,8}(?:拉黑|不见了|跑了|不回|联系不上|没办|不给办)|(?:收|拿)(?:了)?(?:我)?(?:的)?钱.{0,8}(?:不办|跑了|拉黑|没办|不见)|把我拉黑|是不是骗子|像骗子|遇到骗子|冒充.{0,6}(?:客服|住建|平台|工作人员)/,
    not: /骗人脸|是不是骗人的|你(?:们)?(?:是不是)?骗/,
    intent: 'refuse_fraud',
    outcome: 'answer',
    answer:
      '先别再转账，别给验证码、别点对方发的链接：平台和主管部门不会找你要验证码，也不会让你往个人账户打钱。已经转了钱、给了验证码的，马上打 110 报警，再打给银行冻结账户；拿不准是不是骗子，打 96110 问。聊天记录、转账截图都留着。',
    dial: [
      { label: '打 96110', phone: '96110' },
      { label: '打 110', phone: '110' },
    ],
  },
];

/** Words of anger: met calmly, and not read back when the talk is handed over. */
export const ABUSE =
  /傻[逼比叉b]|sb(?![a-z])|煞笔|妈的|他妈|tmd|草泥马|操你|滚(?:蛋|开|犊子)?$|废物|狗屁|垃圾|王八|混蛋|去死|脑残|弱智|白痴|放屁|什么破|啥破|破玩意/i;
