// How people speak of other places and schemes. By which names each pack is called stands in the pack (called.ts).

export { V1_PACK as HOME_PACK } from '../../v1/rulebook';

/** A card that is told apart by its letter. */
export const OF_ABC_TRADE = /^[A-Z]\d?$/;

export const FAR_PLACES =
  '辽宁|黑龙江|哈尔滨|沈阳|大连|北京|上海|天津|重庆|河北|山西|内蒙古?|江苏|南京|浙江|杭州|福建|江西|山东|济南|青岛|河南|郑州|湖南|长沙|广东|广州|深圳|广西|海南|四川|成都|贵州|西藏|陕西|西安|甘肃|青海|宁夏|新疆';

export const ELSEWHERE = new RegExp(`(${FAR_PLACES})(?:省|市|那边|那|的)?`);

/** The holder is somewhere, or has moved: that is asked of the holder's own certificate. */
export const IS_THERE =
  /人在|(?:人|户口|户籍|工作|社保|单位|公司).{0,3}(?:调|迁|搬|挪|落|派)(?:到|去|往|了|走|在)|在.{2,4}(?:干活|打工|上班|工地|工作|猫冬|过年|过冬|养病|带孩子|待着|住着|学(?:了|过|的)|看(?:了|的))|转过来|转回来|去.{2,4}(?:干活|打工|上班)|外省|外地|转到|转去|调到|换到|能在.{2,4}(?:换|用|学)|认不认|认吗|通用|吉林(?!的|(?:施工|质量|资料|材料|机械|劳务|标准)员).{0,4}(?:能|可以)/;

/** 水利那个工种: a trade of waterworks, which is none of the cards that are told apart by letters. */
export const WATER_TRADE = /水利(?:那个?|的|上的)?(?:技术)?(?:工种|工人|技工)/;

/** 施工员跟安全员是不是一回事. */
export const SAME_THING =
  /一回事|一样不一样|(?:是|算)?不?是?(?:同一个|一种|一样的?|一码事)(?:证|东西|岗位)?(?:吗|么|不|吧)?[?？]*$|(?:有)?(?:啥|什么|没)?(?:区别|不同|分别)/;

export type SchemeTopic =
  | 'validity'
  | 'ce_hours_required'
  | 'exchange_deadline'
  | 'notice_source'
  | 'exchange_scope';

/** What is asked of a scheme, in the order in which it is looked for. */
export const SCHEME_TOPICS: readonly (readonly [SchemeTopic, RegExp])[] = [
  ['notice_source', /文件|文号|依据|原文|哪个部门(?!.*电话)/],
  [
    'validity',
    /延期|延续|续期|续证|复审|复核|到期|过期|有效期|年审|年检|几年|失效|事故|(?:没|有|无|不在)(?:了)?单位|单位(?:不|没|替|给|聘)/,
  ],
  ['ce_hours_required', /学时|继续教育|学习|课|培训|周期|补学|学多少|要学/],
  ['exchange_scope', /岁|年龄|岗位|哪些|信息不|信息缺|能不能换|能换|哪年发/],
  ['exchange_deadline', /换证|换电子|换新|更换|换|截止|期限/],
];

export const PLACES = `湖北|武汉|云南|昆明|安徽|合肥|吉林|长春|${FAR_PLACES}`;
/** 湖北那本, 云南的证: a certificate named by its place. */
export const OF_PLACE = (places: string): RegExp =>
  new RegExp(`(${places})省?市?(?:那边|这边)?(?:的|那|这)(?:一?[个本])?(?:证|本|的)?(?!学时|课时)`);
/** 证是四川的, 证在外省考的: where a certificate was issued, wherever its holder is. */
export const ISSUED_IN = (places: string): RegExp =>
  new RegExp(
    `证(?:书|件)?(?:还|也|却|都)?(?:是|在)(?:在)?(${places}|外省|外地|别的省)省?市?(?:那边|那儿)?(?:的|发|考|办|拿|领|取)`,
  );
/** 安全员B证, 水利的C类: a card named by its letter. */
export const LETTERED_CARD =
  /(安全员|水利|水安|建筑|建安|交通|公路)?([abc][123]?)[证类本]|(安全员|三类人员|安管人员?)的?[那这]?[个本]?证/;
/** 施工员的证: one named by its post. */
export const NAMED_POST = /((?:施工|质量|资料|材料|机械|劳务|标准|试验|测量|预算)员)的?(?:那|这)?[个本]?证/;

const NOUN = '(?:[的那这]{0,2}(?:一?[个本张])?(?:证书?|本)?)';
/** 我们湖北这边的证: how holders of a place call its scheme, which says nothing of what is asked of it. */
export const OF_OWN_PLACE = (places: string): string =>
  `(?:我们|俺们|咱们)?(?:${places})省?市?(?:这边|那边|这里|这块|这点)?${NOUN}`;
const CARDS = '安全员|安管|三类|安全生产';
/** 水利A证和安全员C证: of two schemes whose cards are called alike, both. */
export const OF_BOTH = (apart: string): RegExp =>
  new RegExp(
    `(?:${apart}).{0,12}[和跟与及、，,；;\\s].{0,4}(?:${CARDS})|(?:${CARDS}).{0,10}[和跟与及、，,；;\\s].{0,4}(?:${apart})`,
  );
