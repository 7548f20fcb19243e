/** The 13 posts of site professionals: a post with specialties counts once for each. */
export const siteProfessionalPosts = [
  { name: '施工员', specialties: ['土建', '装饰装修', '设备安装', '市政'] },
  { name: '质量员', specialties: ['土建', '装饰装修', '设备安装', '市政'] },
  { name: '材料员', specialties: [] },
  { name: '机械员', specialties: [] },
  { name: '劳务员', specialties: [] },
  { name: '资料员', specialties: [] },
  { name: '标准员', specialties: [] },
];

// Offered to save typing; the list is open, and any other name can be typed.
const commonTrades = [
  '砌筑工',
  '钢筋工',
  '混凝土工',
  '模板工',
  '木工',
  '架子工',
  '抹灰工',
  '镶贴工',
  '防水工',
  '油漆工',
  '管道工',
  '电焊工',
];

export const skilledWorkerTrades = commonTrades.map((name) => ({ name, specialties: [] }));

/** Without a counterpart on the national system. The notice says 等: the list may grow. */
export const unmappableTrades = ['试验员', '测量员', '线务员', '计算机等级', '机务员', '水利技术工人'];
