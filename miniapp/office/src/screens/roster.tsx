import { useState } from 'react';
import { type Address, addressOf, narrow } from '../address';
import type { Membership } from '../api';
import { type Answer, asFailure, call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { Empty, Fault, Shown } from '../ui/states';
import { Table } from '../ui/table';
import { Tag } from '../ui/tag';
import { useSay } from '../ui/toast';
import { effectNames, fieldNames, matchNames, timeInWords } from '../words';
import { ConfirmDialog } from './confirm-dialog';
import { RosterRowDialog } from './roster-row-dialog';
import { rosterStates } from './rosters';

type RosterAnswer = Answer<'GET /v1/office/orgs/:org/rosters/:id'>;
type Row = Answer<'GET /v1/office/orgs/:org/rosters/:id/rows'>['rows'][number];
type Kind = 'faults' | 'new' | 'changed' | 'same' | 'left-out';

const kinds: readonly { kind: Kind; name: string; count: (roster: RosterAnswer) => number }[] = [
  { kind: 'faults', name: '有问题', count: ({ counts }) => counts.withFaults },
  { kind: 'new', name: '新增', count: ({ counts }) => counts.new },
  { kind: 'changed', name: '变化', count: ({ counts }) => counts.changed },
  { kind: 'same', name: '没变', count: ({ counts }) => counts.same },
  { kind: 'left-out', name: '不收', count: ({ counts }) => counts.leftOut },
];

/** A dry run: what taking the list over would do, every fault with its row, and who is not on it any more. */
export function Roster({
  membership: { org },
  id,
  address,
}: {
  membership: Membership;
  id: string;
  address: Address;
}) {
  const loaded = useLoaded('GET /v1/office/orgs/:org/rosters/:id', { params: { org: org.id, id } });
  return (
    <>
      <p>
        <a href={addressOf(['o', org.id, 'rosters'])}>← 名单</a>
      </p>
      <h1>{loaded.value?.fileName ?? '一份名单'}</h1>
      <Shown of={loaded}>
        {(roster) => (
          <>
            <p>
              <Tag tone={rosterStates[roster.state].tone}>{rosterStates[roster.state].name}</Tag>{' '}
              <span className="help">
                {timeInWords(roster.uploadedAt)} {roster.by} 传的{roster.sheet && `，工作表 ${roster.sheet}`}
              </span>
            </p>
            <Counts roster={roster} />
            <Columns roster={roster} />
            {roster.state === 'checked' && (
              <div className="actions">
                <AnnotatedFile org={org.id} roster={roster} />
              </div>
            )}
            <Undo org={org.id} roster={roster} onDone={loaded.keep} />
            <Rows org={org.id} roster={roster} address={address} onChanged={loaded.keep} />
            <TakeOver org={org.id} roster={roster} onDone={loaded.keep} />
          </>
        )}
      </Shown>
    </>
  );
}

/** From so few rows on it is said how many may still be looked up today. */
const FEW_ROWS = 1000;

function Counts({ roster: { counts, rowsLeftToday } }: { roster: RosterAnswer }) {
  return (
    <>
      <p className="sum">
        {counts.rows} 行 = 新增 {counts.new} + 变化 {counts.changed} + 没变 {counts.same} + 不收{' '}
        {counts.leftOut}
      </p>
      <p className="help">
        和官方名单核对：对得上 {counts.exact} 行，查不到 {counts.notFound} 行。
        {rowsLeftToday < FEW_ROWS && `今天还能核对 ${rowsLeftToday} 行。`}
      </p>
      {counts.gone > counts.rows && (
        <p className="note">
          这份表有 {counts.rows} 行，却有 {counts.gone} 人不在上面：先看看是不是传错了表。
        </p>
      )}
    </>
  );
}

const Columns = ({ roster: { columns, unusedColumns } }: { roster: RosterAnswer }) => (
  <p className="help">
    读了：
    {columns
      .map(({ field, heading, column }) =>
        heading === fieldNames[field] ? heading : `${fieldNames[field]}（${heading || `${column} 列`}）`,
      )
      .join('、')}
    {unusedColumns.length > 0 && `。没有读也没有留：${unusedColumns.join('、')}`}
  </p>
);

/** So many people are asked about at once. */
const GONE_AT_ONCE = 100;

interface TakeOverProps {
  org: string;
  roster: RosterAnswer;
  onDone: (roster: RosterAnswer) => void;
}

/** Of a list that is in use: how to go back to what was before it, for as long as that goes. */
function Undo({ org, roster, onDone }: TakeOverProps) {
  const { busy, failure, act } = useAct();
  const say = useSay();
  if (roster.state !== 'taken') return null;
  const undo = () =>
    act(async () => {
      const params = { org, id: roster.id };
      onDone(await call('POST /v1/office/orgs/:org/rosters/:id/undo', { params, body: {} }));
      say('撤回了，回到用它以前的样子');
    });
  return (
    <section aria-label="撤回">
      <Fault failure={failure} />
      {roster.undoUntil && (
        <div className="actions">
          <Button busy={busy} onPress={() => void undo()}>
            撤回这份名单
          </Button>
          <span className="help">到 {timeInWords(roster.undoUntil)} 为止</span>
        </div>
      )}
    </section>
  );
}

type GoneAnswer = 'keep' | 'remove';

/** Who is not on the list any more, each to be answered for; and what takes the list over, in sight all the while. */
function TakeOver({ org, roster, onDone }: TakeOverProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, GoneAnswer>>>({});
  const [rest, setRest] = useState<GoneAnswer | null>(null);
  const { busy, failure, act } = useAct();
  const say = useSay();
  if (roster.state !== 'checked') return null;
  const { gone } = roster;
  const answerOf = (personId: string) => answers[personId] ?? rest;
  const count = (answer: GoneAnswer | null) =>
    gone.filter(({ personId }) => answerOf(personId) === answer).length;
  const open = count(null);
  const take = () =>
    act(async () => {
      const answered = Object.entries(answers).map(([personId, answer]) => ({ personId, answer }));
      const body = { gone: answered, ...(rest && { rest: { answer: rest, of: gone.length } }) };
      const params = { org, id: roster.id };
      onDone(await call('POST /v1/office/orgs/:org/rosters/:id/take-over', { params, body }));
      say('名单用上了，24 小时内可以撤回');
    });
  return (
    <>
      {gone.length > 0 && (
        <Gone
          gone={gone}
          answerOf={answerOf}
          answer={(personId, answer) => setAnswers({ ...answers, [personId]: answer })}
          answerAll={(answer) => {
            setAnswers({});
            setRest(answer);
          }}
        />
      )}
      <section className="bulk" aria-label="用这份名单">
        {open < gone.length && (
          <span role="status">
            保留 {count('keep')}，移出 {count('remove')}
          </span>
        )}
        <Button
          kind="main"
          busy={busy}
          missing={open > 0 ? `还有 ${open} 人没说去留` : null}
          onPress={() => void take()}
        >
          {count('remove') > 0 ? `用这份名单，移出 ${count('remove')} 人` : '用这份名单'}
        </Button>
        <Fault failure={failure} />
      </section>
    </>
  );
}

interface GoneProps {
  gone: RosterAnswer['gone'];
  answerOf: (personId: string) => GoneAnswer | null;
  answer: (personId: string, answer: GoneAnswer) => void;
  answerAll: (answer: GoneAnswer) => void;
}

function Gone({ gone, answerOf, answer, answerAll }: GoneProps) {
  const [most, setMost] = useState(GONE_AT_ONCE);
  const shown = gone.slice(0, most);
  return (
    <section aria-label="不在新名单的人">
      <h2>不在新名单的 {gone.length} 人</h2>
      <p>逐个说：还是你们的人就保留，走了就移出。</p>
      {gone.length > 1 && (
        <div className="actions">
          <Button onPress={() => answerAll('keep')}>都保留</Button>
          <Button kind="danger" onPress={() => answerAll('remove')}>
            {`${gone.length} 人都移出`}
          </Button>
        </div>
      )}
      <ul className="gone">
        {shown.map(({ personId, name, number, project }) => (
          <li key={personId}>
            <fieldset>
              <legend>
                {name} <span className="help">{[number, project].filter(Boolean).join('，')}</span>
              </legend>
              {(['keep', 'remove'] as const).map((one) => (
                <label key={one} className="tick">
                  <input
                    type="radio"
                    name={`gone-${personId}`}
                    checked={answerOf(personId) === one}
                    onChange={() => answer(personId, one)}
                  />
                  <span>{one === 'keep' ? '保留' : '移出'}</span>
                </label>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      {shown.length < gone.length && (
        <Button onPress={() => setMost(most + GONE_AT_ONCE)}>
          {`再看 ${Math.min(GONE_AT_ONCE, gone.length - shown.length)} 人`}
        </Button>
      )}
    </section>
  );
}

function AnnotatedFile({ org, roster }: { org: string; roster: RosterAnswer }) {
  const { busy, failure, act } = useAct();
  const [confirming, setConfirming] = useState(false);
  const answered = async () => {
    try {
      return await call('GET /v1/office/orgs/:org/rosters/:id/file', { params: { org, id: roster.id } });
    } catch (error) {
      if (asFailure(error).code !== 'confirm-first') throw error;
      setConfirming(true);
      return null;
    }
  };
  const save = () =>
    act(async () => {
      const file = await answered();
      if (!file) return;
      const { fileName, content } = file;
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const url = URL.createObjectURL(new Blob([bytes]));
      const link = Object.assign(document.createElement('a'), { href: url, download: fileName });
      link.click();
      URL.revokeObjectURL(url);
    });
  return (
    <>
      <Button busy={busy} onPress={() => void save()}>
        下载批注好的表
      </Button>
      <Fault failure={failure} />
      {confirming && (
        <ConfirmDialog
          onClose={() => setConfirming(false)}
          onConfirmed={async () => {
            setConfirming(false);
            await save();
          }}
        />
      )}
    </>
  );
}

interface RowsProps {
  org: string;
  roster: RosterAnswer;
  address: Address;
  onChanged: (roster: RosterAnswer) => void;
}

function Rows({ org, roster, address, onChanged }: RowsProps) {
  const counted = kinds.filter(({ count }) => count(roster) > 0);
  const kind = (kinds.find((one) => one.kind === address.query.kind) ?? counted[0] ?? kinds[0])?.kind as Kind;
  const after = Number(address.query.after ?? 0);
  const loaded = useLoaded('GET /v1/office/orgs/:org/rosters/:id/rows', {
    params: { org, id: roster.id },
    query: { kind, ...(after > 0 && { after }) },
  });
  const [mending, setMending] = useState<Row | null>(null);
  return (
    <section aria-label="名单的行">
      <div className="tabs">
        {kinds.map((one) => (
          <button
            key={one.kind}
            type="button"
            aria-pressed={one.kind === kind}
            onClick={() => narrow(address, { kind: one.kind, after: undefined })}
          >
            {one.name} {one.count(roster)}
          </button>
        ))}
      </div>
      <Shown of={loaded}>
        {({ rows, more }) =>
          rows.length === 0 ? (
            <Empty title={kind === 'faults' ? '没有问题' : '没有这样的行'} />
          ) : (
            <>
              <RowTable rows={rows} mend={roster.state === 'checked' ? setMending : null} />
              {(more || after > 0) && (
                <nav className="pages" aria-label="翻页">
                  <Button off={after === 0} onPress={() => narrow(address, { after: undefined })}>
                    从头看
                  </Button>
                  <Button off={!more} onPress={() => narrow(address, { after: rows.at(-1)?.row })}>
                    后面的行
                  </Button>
                </nav>
              )}
            </>
          )
        }
      </Shown>
      {mending && (
        <RosterRowDialog
          org={org}
          roster={roster.id}
          row={mending}
          onClose={() => setMending(null)}
          onMended={async (changed) => {
            setMending(null);
            onChanged(changed);
            await loaded.reload();
          }}
        />
      )}
    </section>
  );
}

const RowTable = ({ rows, mend }: { rows: readonly Row[]; mend: ((row: Row) => void) | null }) => (
  <Table
    caption="名单的行"
    rows={rows}
    keyOf={({ sheet, row }) => `${sheet} ${row}`}
    columns={[
      { id: 'row', name: '行', figure: true, cell: ({ row }) => row },
      { id: 'name', name: '姓名', cell: ({ name }) => name ?? '' },
      { id: 'number', name: '证书编号', cell: ({ number }) => number ?? '' },
      { id: 'project', name: '项目', cell: ({ project }) => project ?? '' },
      { id: 'match', name: '核对', cell: ({ match }) => matchNames[match] },
      {
        id: 'effect',
        name: '用了会怎样',
        cell: ({ effect, changes }) => (
          <>
            <Tag tone={effectNames[effect].tone}>{effectNames[effect].name}</Tag>
            {changes.map(({ field, from, to }) => (
              <span key={field} className="change">
                {fieldNames[field]}：{from ?? '空'} → {to ?? '空'}
              </span>
            ))}
          </>
        ),
      },
      {
        id: 'faults',
        name: '问题',
        cell: (row) => (
          <>
            {row.faults.map(({ code, field, column, message }) => (
              <span key={`${code} ${field}`} className="change">
                {column && `${column} 列：`}
                {message}
              </span>
            ))}
            {mend && row.faults.length > 0 && (
              <button
                type="button"
                className="inline"
                aria-label={`改这一行：第 ${row.row} 行`}
                onClick={() => mend(row)}
              >
                改这一行
              </button>
            )}
          </>
        ),
      },
    ]}
  />
);
