const DEVICE =
  /(手机|平板|电脑|微信|浏览器).{0,8}(?:能|可以|行|学|看|上|注册)|(?:能|可以)用?(手机|平板|电脑)/;
const WITHOUT = /(?:(?<!有)没有?|无|不用|不会用)(电脑|手机)/;

/** 没有电脑能注册不, 手机能看课吗: whether it can be done with what is at hand, in the words of the question; null: that is not asked. */
export function deviceAsked(text: string, does: string): string | null {
  const [, lacking] = WITHOUT.exec(text) ?? [];
  if (lacking !== undefined) return `没有${lacking}能不能${does}`;
  const [, before, after] = DEVICE.exec(text) ?? [];
  const device = before ?? after;
  return device === undefined ? null : `用${device}能不能${does}`;
}
