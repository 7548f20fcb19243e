import { useState } from 'react';
import { addressOf, go } from '../address';
import type { Membership } from '../api';
import { useLoaded } from '../load';
import { Button, Go } from '../ui/actions';
import { Dialog } from '../ui/dialog';
import { Shown } from '../ui/states';
import { Tag } from '../ui/tag';
import { useSay } from '../ui/toast';
import { dayInWords, daysLeftInWords, stateOf } from '../words';
import { NudgeDialog } from './nudge-dialog';
import { lastFilters, Study, usePersonActs } from './people';

const nudgeStates = {
  waiting: '等着发',
  sent: '发了',
  withdrawn: '没有发：收回了同意，或者不用办了',
} as const;

/** One person: every fact with where it comes from, what was sent, and what they agreed to. */
export function Person({ membership, id }: { membership: Membership; id: string }) {
  const { org, role } = membership;
  const loaded = useLoaded('GET /v1/office/orgs/:org/people/:id', { params: { org: org.id, id } });
  const [open, setOpen] = useState<'nudge' | 'remove' | null>(null);
  const { busy, fault, told, remove } = usePersonActs(org.id);
  const say = useSay();
  const mayEdit = role === 'company-admin' || role === 'company-editor';
  return (
    <>
      <p>
        <a href={addressOf(['o', org.id, 'people'], lastFilters(org.id))}>← 人员</a>
      </p>
      <h1>{loaded.value?.person.name ?? '一个人'}</h1>
      <Shown of={loaded}>
        {({ person, joinedOn, standing, nudges }) => (
          <>
            <p>
              <Tag tone={stateOf(person.state).tone}>{stateOf(person.state).name}</Tag> {person.stateReason}
            </p>
            {fault}
            <div className="actions">
              {mayEdit && !joinedOn && (
                <Go to={addressOf(['o', org.id, 'posters'])} kind="main">
                  请本人加入：做一张海报
                </Go>
              )}
              {mayEdit && (
                <Button
                  kind={joinedOn ? 'main' : 'plain'}
                  missing={joinedOn ? null : '没加入，这里提醒不到'}
                  onPress={() => setOpen('nudge')}
                >
                  提醒本人
                </Button>
              )}
              {role !== 'company-viewer' && (
                <Button busy={busy} onPress={() => void told(id, loaded.reload)}>
                  记一次口头通知
                </Button>
              )}
              {mayEdit && (
                <Button kind="danger" onPress={() => setOpen('remove')}>
                  移出名单
                </Button>
              )}
            </div>
            <dl className="facts">
              <Fact name="证书编号" value={person.number ?? '名单上没写'} />
              <Fact name="岗位" value={person.post} />
              <Fact name="项目" value={person.project} />
              <Fact name="班组长" value={person.leader} />
              <Fact
                name="期限"
                value={
                  person.deadline && `${dayInWords(person.deadline)}（${daysLeftInWords(person.daysLeft)}）`
                }
              />
              <Fact
                name="状态的来源"
                value={person.source && `${person.source}，${dayInWords(person.sourceAsOf)} 的名单`}
              />
              {joinedOn && (
                <>
                  <dt>这一期学习</dt>
                  <dd>
                    <Study person={person} />
                  </dd>
                </>
              )}
              <Fact name="加入" value={joinedOn ? `${dayInWords(joinedOn)} 同意的` : '未加入，看不到学时'} />
              <Fact
                name="口头通知"
                value={person.told && `${dayInWords(person.told.on)}，${person.told.by}`}
              />
            </dl>
            {standing && (
              <section aria-label="本人看到的样子">
                <h2>本人看到的样子</h2>
                {standing.verdict && (
                  <>
                    <p>
                      <strong>{standing.verdict.title}</strong>
                    </p>
                    {standing.verdict.sentences.map((sentence) => (
                      <p key={sentence}>{sentence}</p>
                    ))}
                  </>
                )}
                {standing.nextStep && <p>下一步：{standing.nextStep}</p>}
                {!standing.isOfficiallyTheirs && (
                  <p className="note">编号是本人自己填的，还没有核对是不是本人的。</p>
                )}
                {standing.years.length > 0 && (
                  <ul>
                    {standing.years.map((year) => (
                      <li key={year.name}>
                        {year.name}：{year.done}
                        {year.required !== null && ` / ${year.required}`} 学时
                        {year.origin === 'official' ? '（官方记录）' : '（自己记的）'}
                      </li>
                    ))}
                  </ul>
                )}
              </section>
            )}
            <h2>发过的提醒</h2>
            {nudges.length === 0 ? (
              <p className="help">还没有发过。</p>
            ) : (
              <ul>
                {nudges.map(({ on, state, by }) => (
                  <li key={`${on} ${by} ${state}`}>
                    {dayInWords(on)}　{by}　{nudgeStates[state]}
                  </li>
                ))}
              </ul>
            )}
            {open === 'nudge' && (
              <NudgeDialog
                org={org.id}
                people={[id]}
                onClose={() => setOpen(null)}
                onSent={async () => {
                  setOpen(null);
                  await loaded.reload();
                }}
              />
            )}
            {open === 'remove' && (
              <Dialog
                title={`把 ${person.name} 移出名单`}
                onClose={() => setOpen(null)}
                footer={
                  <>
                    <Button
                      kind="danger"
                      busy={busy}
                      onPress={() =>
                        void remove(id, async () => {
                          say(`${person.name} 移出名单了`);
                          go(['o', org.id, 'people']);
                        })
                      }
                    >
                      移出
                    </Button>
                    <Button onPress={() => setOpen(null)}>取消</Button>
                  </>
                }
              >
                <p>名单里不再有他，计数里也没有。他自己的记录和同意不受影响。</p>
                {fault}
              </Dialog>
            )}
          </>
        )}
      </Shown>
    </>
  );
}

const Fact = ({ name, value }: { name: string; value: string | null }) =>
  value ? (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  ) : null;
