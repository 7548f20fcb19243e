// 我的证丢了怎么办: the certificate itself, in so many words.
const LOST =
  /(?:证(?:书|件)?|本(?:子)?)(?:原件|儿)?(?:给|被|也|都|不小心|可能|好像|让我)*(?:弄丢|搞丢|整丢|丢|遗失|找不(?:着|到)了?$|找不(?:着|到)(?:了|的?话|咋|怎|该)|没了|不见了|烧了|撕了|毁了|被偷|被水泡)|(?:弄丢|丢|遗失)(?:了)?(?:我|俺)?(?:的)?(?:[一-龥]{2,3}员)?(?:电子|旧|老)?证/;
/** Not the certificate, or lost in a list: 平台上证没了, 学时丢了, 身份证丢了. */
const OF_OTHERS =
  /身份证|学时|课|账号|密码|手机|验证|系统|平台|网上|证书管理|注册|查不|搜|显示|看不|照片|编号|驾驶|户口|离婚|作废/;

export const saysLost = (text: string): boolean => LOST.test(text) && !OF_OTHERS.test(text);
