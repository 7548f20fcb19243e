import { useState } from 'react';
import { addressOf } from '../address';
import type { Membership } from '../api';
import { useLoaded } from '../load';
import { Button } from '../ui/actions';
import { TextField } from '../ui/fields';
import { Empty, Shown } from '../ui/states';
import { type Column, Table } from '../ui/table';
import { Tag } from '../ui/tag';
import { dayInWords } from '../words';
import {
  type Companies,
  type Company,
  LowerAuthority,
  Merge,
  More,
  Names,
  type Opened,
  Rename,
} from './district-dialogs';

/** The companies of a district, the worst first. */
export function District({ membership }: { membership: Membership }) {
  const { org, role } = membership;
  const loaded = useLoaded('GET /v1/office/orgs/:org/companies', { params: { org: org.id } });
  const [open, setOpen] = useState<Opened | null>(null);
  const done = async () => {
    setOpen(null);
    await loaded.reload();
  };
  return (
    <>
      <h1>{org.region.name ? `${org.region.name}的单位` : '单位'}</h1>
      <Shown of={loaded}>
        {(district) => (
          <>
            <p className="help">
              {dayInWords(district.asOf)}　没传名单的、没有换完的排在前面。加入或没加入的不到 5
              人时，“未加入”不显示，免得认出是谁。
            </p>
            {role === 'authority-admin' && (
              <div className="actions">
                <Button onPress={() => setOpen({ is: 'authority' })}>新建下级主管部门</Button>
                <Button onPress={() => window.print()}>打印</Button>
              </div>
            )}
            {district.openApplications > 0 && (
              <p className="note">
                <a href={addressOf(['o', org.id, 'applications'])}>
                  {district.openApplications} 个申请等着决定
                </a>
              </p>
            )}
            {district.companies.length === 0 ? (
              <Empty title="还没有单位">
                <p>单位用统一社会信用代码申请，你在“申请”里同意。</p>
              </Empty>
            ) : (
              <>
                <Total total={district.total} />
                <CompanyTable
                  own={org.region.name}
                  companies={district.companies}
                  open={setOpen}
                  role={role}
                />
              </>
            )}
            {open?.is === 'more' && (
              <More company={open.company} open={setOpen} role={role} onClose={() => setOpen(null)} />
            )}
            {open?.is === 'names' && (
              <Names org={org.id} company={open.company} onClose={() => setOpen(null)} />
            )}
            {open?.is === 'rename' && (
              <Rename org={org.id} company={open.company} onClose={() => setOpen(null)} onDone={done} />
            )}
            {open?.is === 'merge' && (
              <Merge
                org={org.id}
                company={open.company}
                others={district.companies}
                onClose={() => setOpen(null)}
                onDone={done}
              />
            )}
            {open?.is === 'authority' && <LowerAuthority org={org.id} onClose={() => setOpen(null)} />}
          </>
        )}
      </Shown>
    </>
  );
}

const Total = ({ total }: { total: Companies['total'] }) => (
  <p className="sum">
    共 {total.people} 人：
    {[
      `应换 ${total.due}（已换 ${total.exchanged}`,
      `未换 ${total.open}`,
      `已过期 ${total.void}）`,
      `换不了 ${total.cannot}`,
      `查不到 ${total.unknown}`,
      ...(total.listed > 0 ? [`名单里有 ${total.listed}`] : []),
    ].map((one, at, all) => (
      <span key={one} className="whole">
        {one}
        {at < all.length - 1 && '，'}
      </span>
    ))}
  </p>
);

/** Of a company without a list there is nothing to count: a dash in a table, and on a narrow screen no line at all. */
const NOTHING = <span className="none">—</span>;

/** From this many on a name is looked for rather than seen. */
const MANY = 12;

interface TableProps {
  companies: readonly Company[];
  /** The district's own name: said of a company only where it lies in another. */
  own: string;
  open: (opened: Opened) => void;
  role: Membership['role'];
}

function CompanyTable({ companies, own, open, role }: TableProps) {
  const [wanted, setWanted] = useState('');
  const shown = companies.filter(({ name }) => name.includes(wanted.trim()));
  const count = (id: keyof Company['tally'], name: string): Column<Company> => ({
    id,
    name,
    figure: true,
    cell: ({ tally, listTakenOn }) => (listTakenOn ? tally[id] : NOTHING),
  });
  const columns: Column<Company>[] = [
    {
      id: 'name',
      name: '单位',
      cell: ({ name, state, region }) => (
        <>
          {name} {state === 'merged' && <Tag tone="plain">已并入别家</Tag>}
          {region.name !== own && <span className="change">{region.name}</span>}
        </>
      ),
    },
    {
      id: 'list',
      name: '名单哪天传的',
      day: true,
      cell: ({ listTakenOn }) => (listTakenOn ? dayInWords(listTakenOn) : <Tag tone="late">没传</Tag>),
    },
    count('due', '应换'),
    count('exchanged', '已换'),
    count('open', '未换'),
    count('void', '已过期'),
    count('cannot', '换不了'),
    count('unknown', '查不到'),
    {
      id: 'joined',
      name: '未加入',
      figure: true,
      cell: ({ notJoined, listTakenOn }) => notJoined ?? (listTakenOn ? '不显示' : NOTHING),
    },
    {
      id: 'desk',
      name: '上次登录',
      day: true,
      cell: ({ lastDeskOn }) => dayInWords(lastDeskOn) || '还没登录过',
    },
  ];
  if (role !== 'authority-viewer')
    columns.push({
      id: 'acts',
      name: '可以做',
      screenOnly: true,
      cell: (company) =>
        company.state === 'active' && (
          <span className="actions">
            <Button label={`看人名：${company.name}`} onPress={() => open({ is: 'names', company })}>
              看人名
            </Button>
            <Button label={`更多：${company.name}`} onPress={() => open({ is: 'more', company })}>
              更多
            </Button>
          </span>
        ),
    });
  return (
    <>
      {companies.length >= MANY && (
        <div className="screen-only">
          <TextField
            label="找一家单位"
            name="find"
            value={wanted}
            onChange={setWanted}
            help={wanted.trim() === '' ? undefined : `找到 ${shown.length} 家`}
          />
        </div>
      )}
      <Table caption="单位" rows={shown} columns={columns} keyOf={({ id }) => id} />
    </>
  );
}
