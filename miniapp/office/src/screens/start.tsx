import { useEffect, useState } from 'react';
import { addressOf, go } from '../address';
import { type Answer, call } from '../api';
import { ClockBar } from '../frame';
import { useAct, useLoaded } from '../load';
import { Button, Go } from '../ui/actions';
import { Choice, TextField } from '../ui/fields';
import { Empty, Fault, Shown } from '../ui/states';
import { Tag } from '../ui/tag';
import { useSay } from '../ui/toast';
import { timeInWords } from '../words';

type Session = Answer<'GET /v1/office/session'>;

/** Before any organisation: which one to open, or how to get into one. */
export function Start({
  session,
  reload,
  here,
}: {
  session: Session;
  reload: () => Promise<void>;
  here: string;
}) {
  const only = session.memberships.length === 1 && here === '' ? session.memberships[0] : undefined;
  const onlyOrg = only?.org.id;
  useEffect(() => {
    document.title = '换证助手 · 单位';
    if (onlyOrg) window.location.replace(addressOf(['o', onlyOrg]));
  }, [onlyOrg]);
  if (onlyOrg) return null;
  return (
    <>
      <ClockBar />
      <main className="alone">
        {here === 'apply' ? (
          <Apply />
        ) : here === 'first' ? (
          <First reload={reload} />
        ) : (
          <Choose session={session} />
        )}
        <SignOut reload={reload} />
      </main>
    </>
  );
}

function SignOut({ reload }: { reload: () => Promise<void> }) {
  const { busy, act } = useAct();
  return (
    <p>
      <button
        type="button"
        className="inline"
        disabled={busy}
        onClick={() =>
          void act(async () => {
            await call('DELETE /v1/office/session', {});
            await reload();
          })
        }
      >
        退出登录
      </button>
    </p>
  );
}

function Choose({ session }: { session: Session }) {
  const { memberships, firstCodeWaits } = session;
  return (
    <>
      <h1>{memberships.length > 0 ? '以哪个身份做事' : '你还没有加入单位'}</h1>
      {memberships.length > 0 && (
        <ul className="choices">
          {memberships.map(({ id, org, roleName }) => (
            <li key={id}>
              <a className="sample" href={addressOf(['o', org.id])}>
                <strong>{org.name}</strong>
                <span>{roleName}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <MyApplications />
      <p>
        单位第一次用：提一个申请，所在地的主管部门同意了就能用。单位里已经有人在用：请他在“成员”里邀请你。
      </p>
      <Go to={addressOf(['apply'])} kind={memberships.length > 0 ? 'plain' : 'main'}>
        替单位申请
      </Go>
      {firstCodeWaits && (
        <p>
          这台服务器还没有主管部门。手里有一次性码就 <a href={addressOf(['first'])}>建立主管部门</a>。
        </p>
      )}
    </>
  );
}

const applicationStates = {
  open: { name: '等主管部门决定', tone: 'ask' },
  approved: { name: '同意了', tone: 'done' },
  refused: { name: '退回了', tone: 'late' },
  withdrawn: { name: '收回了', tone: 'plain' },
} as const;

function MyApplications() {
  const loaded = useLoaded('GET /v1/office/applications', {});
  const { busy, failure, act } = useAct();
  if (loaded.value?.applications.length === 0) return null;
  return (
    <Shown of={loaded}>
      {({ applications }) => (
        <section aria-label="我提的申请">
          <h2>我提的申请</h2>
          <Fault failure={failure} />
          <ul className="cards">
            {applications.map((one) => (
              <li key={one.id} className="card">
                <p>
                  <strong>{one.company}</strong>{' '}
                  <Tag tone={applicationStates[one.state].tone}>{applicationStates[one.state].name}</Tag>
                </p>
                <p className="help">
                  {timeInWords(one.appliedAt)} 交给 {one.authority.name}
                </p>
                {one.reason && <p>退回的原因：{one.reason}。改好了可以再申请。</p>}
                {one.state === 'open' && (
                  <Button
                    busy={busy}
                    onPress={() =>
                      void act(async () => {
                        await call('DELETE /v1/office/applications/:id', { params: { id: one.id } });
                        await loaded.reload();
                      })
                    }
                  >
                    收回申请
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Shown>
  );
}

function Apply() {
  const loaded = useLoaded('GET /v1/office/authorities', {});
  const [company, setCompany] = useState('');
  const [creditCode, setCreditCode] = useState('');
  const [authorityId, setAuthority] = useState('');
  const [memberName, setName] = useState('');
  const [note, setNote] = useState('');
  const { busy, failure, act } = useAct();
  const say = useSay();
  const send = () =>
    act(async () => {
      const body = { company, creditCode, authorityId, memberName, ...(note.trim() && { note }) };
      await call('POST /v1/office/applications', { body });
      say('申请交上去了');
      go([]);
    });
  return (
    <Shown of={loaded}>
      {({ authorities }) =>
        authorities.length === 0 ? (
          <Empty title="还没有可以申请的主管部门">
            <p>等所在地的主管部门开始用了再来。</p>
            <a href="#/">返回</a>
          </Empty>
        ) : (
          <form onSubmit={(event) => event.preventDefault()}>
            <h1>替单位申请</h1>
            <TextField
              label="单位全称"
              name="company"
              value={company}
              onChange={setCompany}
              failure={failure}
              help="和营业执照上的一样"
              maxLength={80}
            />
            <TextField
              label="统一社会信用代码"
              name="creditCode"
              value={creditCode}
              onChange={setCreditCode}
              failure={failure}
              help="18 位，在营业执照上"
              maxLength={60}
            />
            <Choice
              label="向哪个主管部门申请"
              name="authorityId"
              value={authorityId}
              onChange={setAuthority}
              none="请选择"
              choices={authorities.map(({ id, name, region }) => ({
                value: id,
                name: `${name}（${region.name}）`,
              }))}
              failure={failure}
            />
            <TextField
              label="你的姓名"
              name="memberName"
              value={memberName}
              onChange={setName}
              failure={failure}
              maxLength={40}
              help="主管部门看得到，写进日志"
            />
            <TextField
              label="说明（可以不写）"
              name="note"
              value={note}
              onChange={setNote}
              failure={failure}
              lines={3}
            />
            <Fault
              failure={failure}
              besides={['company', 'creditCode', 'authorityId', 'memberName', 'note']}
            />
            <div className="actions">
              <Button kind="main" busy={busy} onPress={() => void send()}>
                交申请
              </Button>
              <Go to="#/">返回</Go>
            </div>
          </form>
        )
      }
    </Shown>
  );
}

function First({ reload }: { reload: () => Promise<void> }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [regionName, setRegionName] = useState('');
  const [regionCode, setRegionCode] = useState('');
  const [memberName, setMemberName] = useState('');
  const { busy, failure, act } = useAct();
  const send = () =>
    act(async () => {
      const region = { code: regionCode, name: regionName };
      const { org } = await call('POST /v1/office/first', { body: { code, name, region, memberName } });
      await reload();
      go(['o', org.id]);
    });
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <h1>建立主管部门</h1>
      <p>一次性码在服务器的数据文件夹里，文件名是 first-officer-code.txt。用过就没有了。</p>
      <TextField
        label="一次性码"
        name="code"
        value={code}
        onChange={setCode}
        failure={failure}
        maxLength={60}
      />
      <TextField
        label="主管部门名称"
        name="name"
        value={name}
        onChange={setName}
        failure={failure}
        maxLength={80}
      />
      <TextField
        label="管哪个地区"
        name="region.name"
        value={regionName}
        onChange={setRegionName}
        failure={failure}
        maxLength={40}
      />
      <TextField
        label="地区的区划代码"
        name="region.code"
        value={regionCode}
        onChange={setRegionCode}
        failure={failure}
        maxLength={6}
        help="省 2 位、市 4 位、县 6 位；全国不填"
      />
      <TextField
        label="你的姓名"
        name="memberName"
        value={memberName}
        onChange={setMemberName}
        failure={failure}
        maxLength={40}
      />
      <Fault failure={failure} besides={['code', 'name', 'region.name', 'region.code', 'memberName']} />
      <div className="actions">
        <Button kind="main" busy={busy} onPress={() => void send()}>
          建立
        </Button>
        <Go to="#/">返回</Go>
      </div>
    </form>
  );
}
