// Who reads what is said to the helper, and how long it is kept, as that is asked.
const WHO =
  '(?:别人|人家|谁|单位|公司|老板|老东家|领导|甲方|同事|政府|住建|厅里|主管部门|你们|后台|客服|工作人员|人工|有人|外人|家里人|媳妇)';
const SAID =
  '(?:说(?:过|了)?的|聊(?:天|的|过)|问(?:过|了)?(?:的|什么|啥)|打的字|写的|发的|对话|跟你(?:说|聊)|和你(?:说|聊)|记录)';
const READS = '(?:看(?:得|不)?(?:到|见)|看到|看见|知道|查(?:得|不)?到|读|偷看|监控|看(?:吗|不|么)|听到)';
/** 我说的话别人看得到吗, 老板能看到我跟你聊的吗. */
export const WHO_READS = new RegExp(
  `${SAID}.{0,10}${WHO}.{0,8}${READS}|${WHO}.{0,10}${READS}.{0,10}${SAID}|${SAID}.{0,8}(?:会|能)?(?:被)?(?:${WHO}|(?<=被)人).{0,4}(?:看|查|监控)`,
);
/** 聊天存多久. */
export const HOW_LONG = new RegExp(
  `(?:${SAID}|信息|数据|资料|聊天).{0,8}(?:存|留|保存|保留|记|放)(?:着|到)?.{0,2}(?:多久|多长|几天|几个月|几年|什么时候|啥时候|永远|一辈子|一直)|(?:存|留|保存|保留)(?:多久|多长时间|几天|几年).{0,6}`,
);
/** 单位能看到我的学时吗. */
export const EMPLOYER_READS =
  /(?:单位|公司|老板|领导).{0,6}(?:能|会|可以)?.{0,2}(?:看(?:得)?到|看见|查(?:得)?到).{0,6}(?:学时|证|进度|学了|办到)/;
/** Whether a text asks who reads what is said to the helper, or how long that is kept. */
export const asksOfTalk = (text: string): boolean => WHO_READS.test(text) || HOW_LONG.test(text);

export const OF_EMPLOYER = /单位|公司|老板|老东家|领导|甲方|同事/;
export const OF_OFFICE = /政府|住建|厅里|主管部门|工作人员|人工|客服|后台|你们/;
