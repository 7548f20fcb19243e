/** What is said of hours and deeds without a mark between, or around them: it is read as if it were parted. */
export const ASIDES: readonly (readonly [RegExp, string])[] = [
  // 学了《施工安全》2学时 《质量》3学时: of which course is not kept
  [/(?<=学时|课时)[，,、\s]*《[^《》]{1,24}》(?=\d)/g, '和'],
  [/《[^《》]{1,24}》[，,\s]*(?=\d{1,2}(?:\.\d)?个?(?:学时|课时))/g, ''],
  // 45分钟一学时: how long one is, and none that was studied
  [/\d{1,3}分钟(?:就|算|是|为|等于|顶|=)*[1一]个?(?:学时|课时)[，,\s]*/g, ''],
  // 剩下的12学时昨天学完了
  [
    /(?:剩下?|余下)的?(?=\d{1,2}(?:\.\d)?个?(?:学时|课时)[，,\s]*(?:[大昨今前]+天|\d{1,2}[号日])[^，,。\s]{0,3}(?:学|看)完了)/g,
    '',
  ],
  // 换好了下载好了编号吉…
  [
    /(?<=[好完成过]了)(?=(?:下载|注册|换证?|申请|提交)(?:[好完成过上])|新?编号[是为:：]?\s*(?:吉|[a-z\d]))/g,
    '，',
  ],
];
