// What is done with a company of a district, each in a dialog over its table.
import { useState } from 'react';
import { type Answer, call, type Membership } from '../api';
import { useAct } from '../load';
import { Button } from '../ui/actions';
import { Dialog } from '../ui/dialog';
import { Choice, TextField } from '../ui/fields';
import { QrCode } from '../ui/qr';
import { Empty, Fault } from '../ui/states';
import { Table } from '../ui/table';
import { Tag } from '../ui/tag';
import { useSay } from '../ui/toast';
import { dayInWords, stateOf, timeInWords } from '../words';

export type Companies = Answer<'GET /v1/office/orgs/:org/companies'>;
export type Company = Companies['companies'][number];
/** What of a district is open over its table. */
export type Opened = { company: Company; is: 'names' | 'more' | 'rename' | 'merge' } | { is: 'authority' };

const REASON_FIRST = '先写原因';

interface MoreProps {
  company: Company;
  role: Membership['role'];
  open: (opened: Opened) => void;
  onClose: () => void;
}

/** What is seldom done with a company. */
export const More = ({ company, open, role, onClose }: MoreProps) => (
  <Dialog title={company.name} onClose={onClose} footer={<Button onPress={onClose}>关闭</Button>}>
    <p>{dayInWords(company.approvedOn)}，主管部门同意了这家单位的申请。</p>
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

/** The people of a company, once it is said why they are looked at. */
export function Names({ org, company, onClose }: CompanyProps) {
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
      title={`${company.name}的人名`}
      onClose={onClose}
      footer={
        !people && (
          <>
            <Button
              kind="main"
              busy={busy}
              missing={reason.trim() === '' ? REASON_FIRST : null}
              onPress={() => void look()}
            >
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

/** Another name for a company. */
export function Rename({ org, company, onClose, onDone }: CompanyProps & { onDone: () => Promise<void> }) {
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
      title={`${company.name}改名`}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="main"
            busy={busy}
            missing={name.trim() === company.name ? '先改名称' : reason.trim() === '' ? REASON_FIRST : null}
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

/** A company goes into another one. */
export function Merge({
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
      title={`${company.name}并入别家`}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="danger"
            busy={busy}
            missing={into === '' ? '先选并入哪家' : reason.trim() === '' ? REASON_FIRST : null}
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

/** An authority below this one, and the code that lets its first administrator in. */
export function LowerAuthority({ org, onClose }: { org: string; onClose: () => void }) {
  const [name, setName] = useState('');
  const [regionName, setRegionName] = useState('');
  const [code, setCode] = useState('');
  const open = [
    ['名称', name],
    ['管哪个地区', regionName],
    ['地区的区划代码', code],
  ].find(([, value]) => value?.trim() === '');
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
            <Button kind="main" busy={busy} missing={open && `先填${open[0]}`} onPress={() => void make()}>
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
