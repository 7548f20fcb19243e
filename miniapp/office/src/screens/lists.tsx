import { useEffect, useState } from 'react';
import type { Membership } from '../api';
import { type Answer, call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { Dialog } from '../ui/dialog';
import { Empty, Fault, Shown } from '../ui/states';
import { Tag } from '../ui/tag';
import { dayInWords, timeInWords } from '../words';

type List = Answer<'GET /v1/office/orgs/:org/lists'>['lists'][number];

const listStates = {
  running: { name: '正在导入', tone: 'ask' },
  active: { name: '正在用', tone: 'done' },
  checked: { name: '只试算，没有用', tone: 'plain' },
  'taken-back': { name: '收回了', tone: 'plain' },
  failed: { name: '没有导入', tone: 'late' },
} as const;
const kinds = { certificates: '证书', study: '学时' } as const;
const effects = [
  ...[['added', '新'] as const, ['changed', '变'] as const, ['confirmed', '没变'] as const],
  ...[['older', '比已有的旧'] as const, ['repeated', '重复'] as const, ['bad', '没收'] as const],
];
const number = new Intl.NumberFormat('zh-CN');

const LOOK_AGAIN_MS = 2_000;

/** The official lists: how far one that is being read has come, and the way to end it. */
export function Lists({ membership: { org, role } }: { membership: Membership }) {
  const request = { params: { org: org.id } };
  const loaded = useLoaded('GET /v1/office/orgs/:org/lists', request);
  const { keep, reload } = loaded;
  const [ending, setEnding] = useState<List | null>(null);
  const isRunning = loaded.value?.lists.some(({ state }) => state === 'running') ?? false;
  useEffect(() => {
    if (!isRunning) return;
    // The page asks by itself: that keeps no desk open. What fails is asked again.
    const look = () =>
      call('GET /v1/office/orgs/:org/lists', { params: { org: org.id }, unattended: true }).then(
        keep,
        () => {},
      );
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isRunning, org.id, keep]);
  return (
    <>
      <h1>官方名单</h1>
      <p>证书和学时从这些名单来。正在导入的，读完以前一行也不算数，可以取消。</p>
      <Shown of={loaded}>
        {({ lists }) =>
          lists.length === 0 ? (
            <Empty title="这里没有官方名单">
              <p>名单由全省的主管部门导入和管理。</p>
            </Empty>
          ) : (
            <ul className="cards" aria-label="官方名单">
              {lists.map((list) => (
                <ListCard
                  key={list.id}
                  list={list}
                  onEnd={role === 'authority-viewer' ? undefined : () => setEnding(list)}
                />
              ))}
            </ul>
          )
        }
      </Shown>
      {ending && <EndDialog org={org.id} list={ending} onClose={() => setEnding(null)} onDone={reload} />}
    </>
  );
}

function ListCard({ list, onEnd }: { list: List; onEnd: (() => void) | undefined }) {
  const { jurisdiction, kind, state, fileName, source, asOf, startedAt, counts, failure } = list;
  const { name, tone } = listStates[state];
  const isRunning = state === 'running';
  return (
    <li className="card">
      <p>
        {fileName} <Tag tone={tone}>{name}</Tag>
      </p>
      <p className="help">
        {jurisdiction}　{kinds[kind]}　{source}　截至 {dayInWords(asOf)}　{timeInWords(startedAt)} 导入
      </p>
      {isRunning ? (
        <p role="status">已经读了 {number.format(counts.rows)} 行</p>
      ) : (
        failure === null && <p>{countsInWords(counts)}</p>
      )}
      {failure && <p>{failure}</p>}
      {isRunning && onEnd && (
        <div className="actions">
          <Button onPress={onEnd} label={`取消导入：${fileName}`}>
            取消导入
          </Button>
        </div>
      )}
    </li>
  );
}

/** 48 行：新 40，变 8; what there is none of is not said. */
function countsInWords(counts: List['counts']): string {
  const said = effects.filter(([effect]) => counts[effect] > 0);
  const parts = said.map(([effect, word]) => `${word} ${number.format(counts[effect])}`);
  return `${number.format(counts.rows)} 行${parts.length > 0 ? `：${parts.join('，')}` : ''}`;
}

interface EndProps {
  org: string;
  list: List;
  onClose: () => void;
  onDone: () => Promise<void>;
}

function EndDialog({ org, list: { id, fileName }, onClose, onDone }: EndProps) {
  const { busy, failure, act } = useAct();
  const end = () =>
    act(async () => {
      await call('POST /v1/office/orgs/:org/lists/:id/cancel', { params: { org, id }, body: {} });
      onClose();
      await onDone();
    });
  return (
    <Dialog
      title="取消这次导入？"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>接着导入</Button>
          <Button kind="danger" busy={busy} onPress={() => void end()}>
            取消导入
          </Button>
        </>
      }
    >
      <p>“{fileName}”读到的都不算数，什么都不会改。以后可以再导入一次。</p>
      <Fault failure={failure} />
    </Dialog>
  );
}
