/** What holders are told about their claims. */
export const claimWords = {
  attached: '官方记录已经对上，以官方记录为准，以后记的学时照样算。',
  contested: '还有一个人认领这条记录，我们会请人核对，核对前不变。',
  inReview: '这条记录已经有人认领，我们会请人核对，请等结果。',
  refused: '核对过了，这条记录不归这个账号。有疑问请联系主管部门。',
} as const;
