import { officeRoleNames } from '@hz/shared/office';
import { useState } from 'react';
import { go } from '../address';
import type { Membership } from '../api';
import { type Answer, call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { Dialog } from '../ui/dialog';
import { Choice, TextField } from '../ui/fields';
import { QrCode } from '../ui/qr';
import { Fault, Shown } from '../ui/states';
import { Table } from '../ui/table';
import { Tag } from '../ui/tag';
import { useSay } from '../ui/toast';
import { timeInWords } from '../words';

type Role = Membership['role'];
type Member = Answer<'GET /v1/office/orgs/:org/members'>['members'][number];

const rolesFor = (kind: 'authority' | 'company') =>
  (Object.entries(officeRoleNames) as [Role, string][])
    .filter(([role]) => role.startsWith(kind))
    .map(([value, name]) => ({ value, name }));

const projectsOf = (text: string): string[] =>
  text
    .split(/[,，、\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

const lacksAdmin = (kind: 'authority' | 'company', members: readonly Member[]): boolean =>
  kind === 'authority' && members.filter(({ role }) => role === 'authority-admin').length < 2;

const invitationStates = { open: '等人接受', used: '用过了', revoked: '收回了', over: '过期了' } as const;

/** Who is in, who is invited. */
export function Members({ membership }: { membership: Membership }) {
  const { org } = membership;
  const params = { org: org.id };
  const loaded = useLoaded('GET /v1/office/orgs/:org/members', { params });
  const [changing, setChanging] = useState<Member | null>(null);
  const { busy, failure, act } = useAct();
  const say = useSay();
  const [going, setGoing] = useState<Member | null>(null);
  const remove = (member: Member) =>
    act(async () => {
      await call('DELETE /v1/office/orgs/:org/members/:id', { params: { ...params, id: member.id } });
      setGoing(null);
      say(`${member.name} 移出了`);
      await loaded.reload();
    });
  const leave = () =>
    act(async () => {
      await call('POST /v1/office/orgs/:org/leave', { params, body: {} });
      go([]);
      window.location.reload();
    });
  const revoke = (id: string) =>
    act(async () => {
      await call('DELETE /v1/office/orgs/:org/invitations/:id', { params: { ...params, id } });
      await loaded.reload();
    });
  return (
    <>
      <h1>成员</h1>
      <Fault failure={failure} />
      <Shown of={loaded}>
        {({ members, invitations }) => (
          <>
            {lacksAdmin(org.kind, members) && (
              <p className="note">主管部门要有两位管理员：一位不在，另一位还能管。请再邀请一位。</p>
            )}
            <Table
              caption="成员"
              rows={members}
              keyOf={({ id }) => id}
              columns={[
                { id: 'name', name: '姓名', cell: ({ name, isMe }) => (isMe ? `${name}（我）` : name) },
                {
                  id: 'role',
                  name: '身份',
                  cell: ({ roleName, projects }) => [roleName, ...projects].join('，'),
                },
                { id: 'phone', name: '手机', cell: ({ phoneMasked }) => phoneMasked ?? '' },
                { id: 'since', name: '从什么时候', cell: ({ since }) => timeInWords(since) },
                {
                  id: 'acts',
                  name: '可以做',
                  screenOnly: true,
                  cell: (member) => (
                    <span className="actions">
                      <Button onPress={() => setChanging(member)} label={`改身份：${member.name}`}>
                        改身份
                      </Button>
                      {member.isMe ? (
                        <Button kind="danger" onPress={() => setGoing(member)}>
                          我退出
                        </Button>
                      ) : (
                        <Button kind="danger" onPress={() => setGoing(member)} label={`移出：${member.name}`}>
                          移出
                        </Button>
                      )}
                    </span>
                  ),
                },
              ]}
            />
            <h2>邀请一位成员</h2>
            <Invite membership={membership} onInvited={loaded.reload} />
            {invitations.length > 0 && (
              <>
                <h2>发过的邀请</h2>
                <ul className="posters">
                  {invitations.map((one) => (
                    <li key={one.id} className="card poster">
                      <p>
                        <strong>{one.roleName}</strong>
                        {one.note && `，给${one.note}`}
                      </p>
                      {one.payload && (
                        <QrCode payload={one.payload} label={`邀请${one.note ?? ''}的二维码`} />
                      )}
                      <p className="help">
                        <Tag tone={one.state === 'open' ? 'done' : 'plain'}>
                          {invitationStates[one.state]}
                        </Tag>{' '}
                        {one.state === 'open' &&
                          `让他用手机上的换证助手扫，到 ${timeInWords(one.expiresAt)} 为止，只能用一次`}
                      </p>
                      {one.state === 'open' && (
                        <Button kind="danger" busy={busy} onPress={() => void revoke(one.id)}>
                          收回邀请
                        </Button>
                      )}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Shown>
      {going && (
        <Dialog
          title={going.isMe ? '我退出' : `移出 ${going.name}`}
          onClose={() => setGoing(null)}
          footer={
            <>
              <Button kind="danger" busy={busy} onPress={() => void (going.isMe ? leave() : remove(going))}>
                {going.isMe ? '退出' : '移出'}
              </Button>
              <Button onPress={() => setGoing(null)}>取消</Button>
            </>
          }
        >
          <p>
            {going.isMe
              ? `你以后不能再替 ${org.name} 做事；要回来，得有人再邀请你。`
              : '马上生效。他做过的事还写在日志里；要回来，得再邀请他。'}
          </p>
          <Fault failure={failure} />
        </Dialog>
      )}
      {changing && (
        <RoleDialog
          membership={membership}
          member={changing}
          onClose={() => setChanging(null)}
          onChanged={async () => {
            setChanging(null);
            await loaded.reload();
          }}
        />
      )}
    </>
  );
}

function Invite({
  membership: { org },
  onInvited,
}: {
  membership: Membership;
  onInvited: () => Promise<void>;
}) {
  const roles = rolesFor(org.kind);
  const [role, setRole] = useState<Role>(org.kind === 'company' ? 'company-editor' : 'authority-clerk');
  const [projects, setProjects] = useState('');
  const [note, setNote] = useState('');
  const { busy, failure, act } = useAct();
  const invite = () =>
    act(async () => {
      const body = {
        role,
        projects: role === 'company-leader' ? projectsOf(projects) : [],
        ...(note.trim() && { note }),
      };
      await call('POST /v1/office/orgs/:org/invitations', { params: { org: org.id }, body });
      setNote('');
      await onInvited();
    });
  return (
    <form className="line" onSubmit={(event) => event.preventDefault()} aria-label="邀请成员">
      <Choice label="请来做什么" value={role} onChange={(value) => setRole(value as Role)} choices={roles} />
      {role === 'company-leader' && (
        <TextField
          label="管哪些项目"
          name="projects"
          value={projects}
          onChange={setProjects}
          help="几个项目用逗号分开"
          failure={failure}
        />
      )}
      <TextField
        label="给谁（可以不写）"
        name="note"
        value={note}
        onChange={setNote}
        maxLength={60}
        failure={failure}
      />
      <Button kind="main" busy={busy} onPress={() => void invite()}>
        发邀请
      </Button>
      <Fault failure={failure} />
    </form>
  );
}

interface RoleProps {
  membership: Membership;
  member: Member;
  onClose: () => void;
  onChanged: () => Promise<void>;
}

function RoleDialog({ membership: { org }, member, onClose, onChanged }: RoleProps) {
  const [role, setRole] = useState<Role>(member.role);
  const [projects, setProjects] = useState(member.projects.join('，'));
  const isChanged = role !== member.role || projects !== member.projects.join('，');
  const { busy, failure, act } = useAct();
  const save = () =>
    act(async () => {
      const body = { role, projects: role === 'company-leader' ? projectsOf(projects) : [] };
      await call('PUT /v1/office/orgs/:org/members/:id', { params: { org: org.id, id: member.id }, body });
      await onChanged();
    });
  return (
    <Dialog
      title={`${member.name} 的身份`}
      onClose={onClose}
      footer={
        <>
          <Button
            kind="main"
            busy={busy}
            missing={isChanged ? null : '先选另一个身份'}
            onPress={() => void save()}
          >
            保存
          </Button>
          <Button onPress={onClose}>取消</Button>
        </>
      }
    >
      <Choice
        label="身份"
        value={role}
        onChange={(value) => setRole(value as Role)}
        choices={rolesFor(org.kind)}
      />
      {role === 'company-leader' && (
        <TextField
          label="管哪些项目"
          name="projects"
          value={projects}
          onChange={setProjects}
          failure={failure}
        />
      )}
      <Fault failure={failure} />
    </Dialog>
  );
}
