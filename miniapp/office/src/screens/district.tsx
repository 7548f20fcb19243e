import { useState } from 'react';
import { addressOf } from '../address';
import type { Membership } from '../api';
import { type Answer, call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { Dialog } from '../ui/dialog';
import { Choice, TextField } from '../ui/fields';
import { QrCode } from '../ui/qr';
import { Empty, Fault, Shown } from '../ui/states';
import { type Column, Table } from '../ui/table';
import { Tag } from '../ui/tag';
import { useSay } from '../ui/toast';
import { dayInWords, stateOf, timeInWords } from '../words';

type Companies = Answer<'GET /v1/office/orgs/:org/companies'>;
type Company = Companies['companies'][number];
type Opened = { company: Company; is: 'names' | 'more' | 'rename' | 'merge' } | { is: 'authority' };

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
    共 {total.people} 人：应换 {total.due} = 已换 {total.exchanged} + 未换 {total.open} + 已过期 {total.void}
    ；换不了 {total.cannot}，查不到 {total.unknown}
    {total.listed > 0 && `，名单里有 ${total.listed}`}
  </p>
);

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
    cell: ({ tally, listTakenOn }) => (listTakenOn ? tally[id] : '—'),
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
      cell: ({ notJoined, listTakenOn }) => notJoined ?? (listTakenOn ? '不显示' : '—'),
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

type MoreProps = Pick<TableProps, 'open' | 'role'> & { company: Company; onClose: () => void };

/** What is seldom done with a company. */
const More = ({ company, open, role, onClose }: MoreProps) => (
  <Dialog title={company.name} onClose={onClose} footer={<Button onPress={onClose}>关闭</Button>}>
    <p>{dayInWords(company.approvedOn)} 同意加入。</p>
    <div className="actions">
      <Button onPress={() => open({ is: 'rename', company })}>改名</Button>
      {role === 'authority-admin' && <Button onPress={() => open({ is: 'merge', company })}>并入别家</Button>}
    </div>
  </Dialog>
);

interface CompanyProps {
  org: string;
  company: Company;
  onClose: () => void;
}

function Names({ org, company, onClose }: CompanyProps) {
  const [reason, setReason] = useState('');
  const [people, setPeople] = useState<
    Answer<'POST /v1/office/orgs/:org/companies/:company/names'>['people'] | null
  >(null);
  const { busy, failure, act } = useAct();
  const look = () =>
    act(async () => {
      const request = { params: { org, company: company.id }, body: { reason } };
      setPeople((await call('POST /v1/office/orgs/:org/companies/:company/names', request)).people);
    });
  return (
    <Dialog
      wide
      title={`${company.name} 的人名`}
      onClose={onClose}
      footer={
        !people && (
          <>
            <Button kind="main" busy={busy} off={reason.trim() === ''} onPress={() => void look()}>
              看人名
            </Button>
            <Button onPress={onClose}>取消</Button>
          </>
        )
      }
    >
      {people ? (
        people.length === 0 ? (
          <Empty title="名单上没有人" />
        ) : (
          <Table
            caption="人名"
            rows={people}
            keyOf={({ name, maskedNumber }) => `${name} ${maskedNumber}`}
            columns={[
              { id: 'name', name: '姓名', cell: ({ name }) => name },
              { id: 'number', name: '证书编号', cell: ({ maskedNumber }) => maskedNumber },
              { id: 'post', name: '岗位', cell: ({ post }) => post ?? '' },
              {
                id: 'state',
                name: '换证',
                cell: ({ state }) => <Tag tone={stateOf(state).tone}>{stateOf(state).name}</Tag>,
              },
            ]}
          />
        )
      ) : (
        <>
          <p>看人名要写原因，谁看的、为什么会写进日志。学时看不到。</p>
          <TextField
            label="原因"
            name="reason"
            value={reason}
            onChange={setReason}
            lines={3}
            failure={failure}
          />
          <Fault failure={failure} />
        </>
      )}
    </Dialog>
  );
}

function Rename({ org, company, onClose, onDone }: CompanyProps & { onDone: () => Promise<void> }) {
  const [name, setName] = useState(company.name);
  const [reason, setReason] = useState('');
  const { busy, failure, act } = useAct();
  const save = () =>
    act(async () => {
      const request = { params: { org, company: company.id }, body: { name, reason } };
      await call('PUT /v1/office/orgs/:org/companies/:company', request);
      await onDone();
    });
  return (
    <Dialog
      title={`${company.name} 改名`}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="main"
            busy={busy}
            off={name.trim() === company.name || reason.trim() === ''}
            onPress={() => void save()}
          >
            改名
          </Button>
          <Button onPress={onClose}>取消</Button>
        </>
      }
    >
      <p>改好名称，写上原因。代码、名单和大家的同意都不变。</p>
      <TextField
        label="新名称"
        name="name"
        value={name}
        onChange={setName}
        maxLength={80}
        failure={failure}
      />
      <TextField label="原因" name="reason" value={reason} onChange={setReason} lines={2} failure={failure} />
      <Fault failure={failure} />
    </Dialog>
  );
}

function Merge({
  org,
  company,
  others,
  onClose,
  onDone,
}: CompanyProps & { others: readonly Company[]; onDone: () => Promise<void> }) {
  const [into, setInto] = useState('');
  const [reason, setReason] = useState('');
  const { busy, failure, act } = useAct();
  const merge = () =>
    act(async () => {
      const request = { params: { org, company: company.id }, body: { into, reason } };
      await call('POST /v1/office/orgs/:org/companies/:company/merge', request);
      await onDone();
    });
  return (
    <Dialog
      title={`${company.name} 并入别家`}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="danger"
            busy={busy}
            off={into === '' || reason.trim() === ''}
            onPress={() => void merge()}
          >
            并入
          </Button>
          <Button onPress={onClose}>取消</Button>
        </>
      }
    >
      <p>选并入哪家，写上原因。名单会并过去；给谁看变了，每个人要重新同意一次。并入以后这家单位不能再用。</p>
      <Choice
        label="并入哪家"
        name="into"
        value={into}
        onChange={setInto}
        none="请选择"
        choices={others
          .filter(({ id, state }) => id !== company.id && state === 'active')
          .map(({ id, name }) => ({ value: id, name }))}
        failure={failure}
      />
      <TextField label="原因" name="reason" value={reason} onChange={setReason} lines={2} failure={failure} />
      <Fault failure={failure} />
    </Dialog>
  );
}

function LowerAuthority({ org, onClose }: { org: string; onClose: () => void }) {
  const [name, setName] = useState('');
  const [regionName, setRegionName] = useState('');
  const [code, setCode] = useState('');
  const [made, setMade] = useState<Answer<'POST /v1/office/orgs/:org/authorities'> | null>(null);
  const { busy, failure, act } = useAct();
  const say = useSay();
  const make = () =>
    act(async () => {
      const body = { name, region: { code, name: regionName } };
      setMade(await call('POST /v1/office/orgs/:org/authorities', { params: { org }, body }));
      say('建好了');
    });
  return (
    <Dialog
      title="新建下级主管部门"
      onClose={onClose}
      footer={
        !made && (
          <>
            <Button
              kind="main"
              busy={busy}
              off={[name, regionName, code].some((one) => one.trim() === '')}
              onPress={() => void make()}
            >
              新建
            </Button>
            <Button onPress={onClose}>取消</Button>
          </>
        )
      }
    >
      {made ? (
        <>
          <p>让 {made.name} 的第一位管理员用手机上的换证助手扫这个码。</p>
          <QrCode payload={made.invitation.payload} label={`邀请 ${made.name} 管理员的二维码`} />
          <p className="help">到 {timeInWords(made.invitation.expiresAt)} 为止，只能用一次。</p>
        </>
      ) : (
        <>
          <TextField
            label="名称"
            name="name"
            value={name}
            onChange={setName}
            maxLength={80}
            failure={failure}
          />
          <TextField
            label="管哪个地区"
            name="region.name"
            value={regionName}
            onChange={setRegionName}
            maxLength={40}
            failure={failure}
          />
          <TextField
            label="地区的区划代码"
            name="region.code"
            value={code}
            onChange={setCode}
            maxLength={6}
            help="要在你的地区以内"
            failure={failure}
          />
          <Fault failure={failure} />
        </>
      )}
    </Dialog>
  );
}
