import { useState } from 'react';
import type { Membership } from '../api';
import { type Answer, call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { TextField, Tick } from '../ui/fields';
import { Empty, Fault, Shown } from '../ui/states';
import { Tag } from '../ui/tag';
import { useSay } from '../ui/toast';
import { timeInWords } from '../words';

type ToDecide = Answer<'GET /v1/office/orgs/:org/applications'>['applications'][number];

/** Companies that want in, with what the county needs to decide. */
export function Applications({ membership: { org, role } }: { membership: Membership }) {
  const loaded = useLoaded('GET /v1/office/orgs/:org/applications', { params: { org: org.id } });
  return (
    <>
      <h1>单位的申请</h1>
      <Shown of={loaded}>
        {({ applications }) =>
          applications.length === 0 ? (
            <Empty title="没有申请" />
          ) : (
            <ul className="cards">
              {applications.map((one) => (
                <ApplicationCard
                  key={one.application.id}
                  org={org.id}
                  mayDecide={role !== 'authority-viewer'}
                  one={one}
                  onDecided={loaded.reload}
                />
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

interface CardProps {
  org: string;
  mayDecide: boolean;
  one: ToDecide;
  onDecided: () => Promise<void>;
}

const decided = {
  approved: { name: '同意了', tone: 'done' },
  refused: { name: '退回了', tone: 'late' },
  withdrawn: { name: '申请人收回了', tone: 'plain' },
} as const;

function ApplicationCard({ org, mayDecide, one, onDecided }: CardProps) {
  const { application, refusedBefore } = one;
  // Once it is decided, what there was to decide by is no news any more.
  const isOpen = application.state === 'open';
  const existing = isOpen ? one.existing : null;
  const others = isOpen ? one.others : [];
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const [replaces, setReplaces] = useState(false);
  const { busy, failure, act } = useAct();
  const say = useSay();
  const decide = (
    body: Parameters<typeof call<'POST /v1/office/orgs/:org/applications/:id/decision'>>[1]['body'],
  ) =>
    act(async () => {
      await call('POST /v1/office/orgs/:org/applications/:id/decision', {
        params: { org, id: application.id },
        body,
      });
      say(body.decision === 'approve' ? '同意了' : '退回了');
      await onDecided();
    });
  return (
    <li className="card">
      <h2>{application.company}</h2>
      <p>统一社会信用代码 {application.creditCode}</p>
      <p>
        申请人 {application.applicantName} {one.applicantPhoneMasked ?? ''}，
        {timeInWords(application.appliedAt)}
      </p>
      {application.note && <p>说明：{application.note}</p>}
      {existing && (
        <p className="note">
          这个代码已经有单位：{existing.name}，管理员 {existing.admins.join('、') || '一个也没有'}
          。同意就是多一位管理员。
        </p>
      )}
      {isOpen && one.elsewhere && (
        <p className="note">这个代码的单位在别的地区，请退回，让申请人向它所在地的主管部门申请。</p>
      )}
      {others.length > 0 && (
        <p className="note">
          还有人用同一个代码申请：
          {others.map(({ applicantName, company }) => `${applicantName}（${company}）`).join('、')}
        </p>
      )}
      {refusedBefore.map(({ at, reason: why }) => (
        <p key={at} className="help">
          {timeInWords(at)} 退回过：{why}
        </p>
      ))}
      {application.state !== 'open' ? (
        <p>
          <Tag tone={decided[application.state].tone}>{decided[application.state].name}</Tag>{' '}
          {application.reason && `原因：${application.reason}`}
        </p>
      ) : (
        mayDecide && (
          <>
            {existing && existing.admins.length > 0 && !refusing && (
              <Tick label="现在的管理员都离开了，由申请人接替" checked={replaces} onChange={setReplaces} />
            )}
            {refusing && (
              <TextField
                label="退回的原因"
                name="reason"
                value={reason}
                onChange={setReason}
                lines={2}
                help="申请人看得到"
                failure={failure}
              />
            )}
            <Fault failure={failure} />
            <div className="actions">
              {refusing ? (
                <>
                  <Button
                    kind="danger"
                    busy={busy}
                    off={reason.trim() === ''}
                    onPress={() => void decide({ decision: 'refuse', reason })}
                  >
                    退回
                  </Button>
                  <Button onPress={() => setRefusing(false)}>先不退</Button>
                </>
              ) : (
                <>
                  <Button
                    kind="main"
                    busy={busy}
                    off={one.elsewhere}
                    onPress={() => void decide({ decision: 'approve', replacesAdmins: replaces })}
                  >
                    同意
                  </Button>
                  <Button onPress={() => setRefusing(true)}>退回 …</Button>
                </>
              )}
            </div>
          </>
        )
      )}
    </li>
  );
}
