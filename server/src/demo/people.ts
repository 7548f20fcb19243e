import { V1_PACK } from '@hz/shared/v1/rulebook';
import type { DemoPerson } from '../features/accounts/service';

/** The made-up people of the demo. Whoever is `fresh` begins anew at each sign-in. */
export const demoPeople: readonly DemoPerson[] = [
  { id: 'new', name: '新来的人', story: '还没有加证书，从头开始', fresh: true },
  { id: 'wang', name: '王建国', story: '施工员（土建），什么都还没办' },
  { id: 'li', name: '李秀英', story: '已注册，资料员学了 12 学时，还有一本材料员' },
  { id: 'zhao', name: '赵师傅', story: '砌筑工，换证不用先学习' },
  { id: 'sun', name: '孙敏', story: '试验员，换不了' },
  { id: 'zhou', name: '周国强', story: '质量员（市政），旧证书显示注销' },
  { id: 'chen', name: '陈志远', story: '机械员，2022年11月换好了，以后每年要学' },
  { id: 'ma', name: '马丽', story: '单位办事员：在电脑上管 60 人的名单' },
  { id: 'guan', name: '关科长', story: '县住建局：在电脑上看 40 家单位' },
  { id: 'tian', name: '田班长', story: '班组长：手机上看自己项目的人' },
  { id: 'wu', name: '吴芳', story: '劳务员，直接拿到的电子证书' },
];

/** Those who begin without a certificate; all others hold one of the first version's pack. */
const WITHOUT_CERTIFICATE: ReadonlySet<string> = new Set(['new', 'ma', 'guan', 'tian']);

/** The people of a demo that serves these packs: nobody is there whose certificates are not served. */
export const demoPeopleOf = (packs: readonly string[]): DemoPerson[] =>
  demoPeople.filter(({ id }) => packs.includes(V1_PACK) || WITHOUT_CERTIFICATE.has(id));
