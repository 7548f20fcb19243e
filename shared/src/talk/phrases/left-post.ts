// Whoever does not work in the post any more, and asks what that makes of the certificate.
/** 不干施工员了, 转行了, 辞职了; whoever asks of training again has said so. */
export const LEFT_POST =
  /^(?!.*重新).*(?:(?:不|没)(?:再)?(?:干|做|从事)|离岗|转行|改行|换(?:了)?岗|调岗|退下来|退休|待业|下岗|失业|没摸(?:过)?(?:工地|现场)|辞职|辞了|离职)/;
/** Whether it still counts. */
const OF_WORTH =
  /有效(?!期)|作数|算数|失效|作废|废|管用|好使|能用|有用|没用|顶用|还算|白(?:考|换)|影响|咋样|怎么?样|要紧/;
const OF_OTHERS = /换(?:了)?(?:个)?(?:单位|公司|工作)|怎么改|学时|考试|押|扣|不给|工资/;

/** 不干这个岗位了证还有效吗, 我辞职了证还算数吗. */
export const asksWhoLeft = (text: string): boolean =>
  LEFT_POST.test(text) && OF_WORTH.test(text) && /证|本/.test(text) && !OF_OTHERS.test(text);
