export const words = {
  title: '文件大白话',
  issued: (authority: string, day: string) => `${authority}，${day}发`,
  own: '下面是助手用大白话写的，不是原文。名称、数字和日期都照原文。',
  clause: (id: string) => `第 ${id} 条`,
  readings: '助手是这样理解的',
  readingsHelp: '文件没写死的地方，助手按下面的理解来算。说了算的是主管部门。',
  onClause: (id: string) => `关于第 ${id} 条`,
  notStated: '文件未规定',
  notStatedHelp: '这些事文件里没写，助手不猜。要办的话，先问主管部门。',
  names: '证书的名字',
  oldName: '原证书',
  newName: '电子证书',
} as const;
