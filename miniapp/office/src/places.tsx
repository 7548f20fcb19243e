import type { ReactNode } from 'react';
import type { Address } from './address';
import type { Membership } from './api';
import { Applications } from './screens/applications';
import { CompanyHome } from './screens/company-home';
import { District } from './screens/district';
import { Lists } from './screens/lists';
import { Log } from './screens/log';
import { Members } from './screens/members';
import { Nudges } from './screens/nudges';
import { People } from './screens/people';
import { Person } from './screens/person';
import { Posters } from './screens/posters';
import { Questions } from './screens/questions';
import { Roster } from './screens/roster';
import { Rosters } from './screens/rosters';
import { Empty } from './ui/states';

interface Place {
  /** The first part of the address behind the organisation. */
  at: string;
  /** As the way there is called; none: it is reached from another place. */
  name: string;
  /** Who has it. The server decides; this only leaves out what would be refused. */
  roles: readonly Membership['role'][];
  show: (membership: Membership, rest: readonly string[], address: Address) => ReactNode;
}

const desk = ['company-admin', 'company-editor', 'company-viewer', 'company-leader'] as const;
const edit = ['company-admin', 'company-editor'] as const;
const authority = ['authority-admin', 'authority-clerk', 'authority-viewer'] as const;

/** Every place of an organisation, in the order in which they are offered. */
export const places: readonly Place[] = [
  { at: '', name: '首页', roles: desk, show: (m) => <CompanyHome membership={m} /> },
  {
    at: 'people',
    name: '人员',
    roles: desk,
    show: (m, [id], address) =>
      id ? <Person membership={m} id={id} /> : <People membership={m} address={address} />,
  },
  {
    at: 'rosters',
    name: '名单',
    roles: edit,
    show: (m, [id], address) =>
      id ? <Roster membership={m} id={id} address={address} /> : <Rosters membership={m} />,
  },
  { at: 'nudges', name: '提醒', roles: edit, show: (m) => <Nudges membership={m} /> },
  { at: 'posters', name: '请人加入', roles: edit, show: (m) => <Posters membership={m} /> },
  { at: '', name: '单位', roles: authority, show: (m) => <District membership={m} /> },
  { at: 'applications', name: '申请', roles: authority, show: (m) => <Applications membership={m} /> },
  { at: 'questions', name: '转来的问题', roles: authority, show: (m) => <Questions membership={m} /> },
  { at: 'lists', name: '官方名单', roles: authority, show: (m) => <Lists membership={m} /> },
  {
    at: 'members',
    name: '成员',
    roles: ['company-admin', 'authority-admin'],
    show: (m) => <Members membership={m} />,
  },
  {
    at: 'log',
    name: '日志',
    roles: ['company-admin', 'authority-admin'],
    show: (m, _, address) => <Log membership={m} address={address} />,
  },
];

/** What the address names, for somebody with this membership. */
export function placeOf(
  membership: Membership,
  [at = '', ...rest]: readonly string[],
  address: Address,
): ReactNode {
  const place = places.find((one) => one.at === at && one.roles.includes(membership.role));
  return place ? (
    place.show(membership, rest, address)
  ) : (
    <>
      <h1>没有这一页</h1>
      <Empty title="地址不对，或者不是给你的身份看的">
        <a href="#/">回到首页</a>
      </Empty>
    </>
  );
}
