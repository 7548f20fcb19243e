import { clauseInText } from '../../ui/ClauseNote/name';

export const words = {
  title: '怎么办',
  scan: '扫码查证',
  scanHint: '看一本证现在怎么样，谁的都行',
  notice: '文件怎么说',
  noticeHint: '一条一条用大白话讲，没写的也告诉你',
  contacts: '找谁问',
  by: (place: string) => `下面是${place}的`,
  noContacts: '找谁问，这份文件没写。问给你发证的主管部门：证书上盖章的就是。',
  systems: '要用到的网站和系统',
  noAddress: (whom: string) => `网址文件没写，打电话问${whom}。`,
  troubles: '常碰到的麻烦',
  clause: (id: string) => `依据：文件${clauseInText(id)}`,
} as const;
