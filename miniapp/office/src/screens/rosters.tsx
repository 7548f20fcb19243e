import { type DragEvent, useRef, useState } from 'react';
import { addressOf, go } from '../address';
import type { Membership } from '../api';
import { call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { Empty, Fault, Shown } from '../ui/states';
import { Tag } from '../ui/tag';
import { timeInWords } from '../words';

export const rosterStates = {
  checked: { name: '试算好了，还没用', tone: 'ask' },
  taken: { name: '正在用', tone: 'done' },
  undone: { name: '撤回了', tone: 'plain' },
  replaced: { name: '被后来的名单代替了', tone: 'plain' },
  over: { name: '试算过期了', tone: 'plain' },
} as const;

/** The lists of a company: bring a new one, or look at those before. */
export function Rosters({ membership: { org } }: { membership: Membership }) {
  const loaded = useLoaded('GET /v1/office/orgs/:org/rosters', { params: { org: org.id } });
  const { busy, failure, act } = useAct();
  const upload = (file: File) =>
    act(async () => {
      const request = { params: { org: org.id }, query: { fileName: file.name.slice(0, 200) }, file };
      const { id } = await call('POST /v1/office/orgs/:org/rosters', request);
      go(['o', org.id, 'rosters', id]);
    });
  return (
    <>
      <h1>名单</h1>
      <FileField busy={busy} onFile={(file) => void upload(file)} />
      <Fault failure={failure} />
      <Shown of={loaded}>
        {({ rosters }) =>
          rosters.length === 0 ? (
            <Empty title="还没有传过名单" />
          ) : (
            <ul className="cards" aria-label="传过的名单">
              {rosters.map((one) => (
                <li key={one.id} className="card">
                  <p>
                    <a href={addressOf(['o', org.id, 'rosters', one.id])}>{one.fileName}</a>{' '}
                    <Tag tone={rosterStates[one.state].tone}>{rosterStates[one.state].name}</Tag>
                  </p>
                  <p className="help">
                    {timeInWords(one.uploadedAt)}　{one.by}　{one.counts.rows} 行
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </>
  );
}

function FileField({ busy, onFile }: { busy: boolean; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) onFile(file);
  };
  return (
    <section
      className={`drop ${over ? 'over' : ''}`}
      aria-label="传名单"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        把 .xlsx 或 .csv
        拖到这里，或者选一个文件。要有证书编号和姓名；岗位、项目、班组长有就更好。身份证号和手机号不读、不留。
      </p>
      <input
        ref={input}
        className="sr"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept=".xlsx,.csv,.txt"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = ''; // the same file again is a new try
          if (file) onFile(file);
        }}
      />
      <Button kind="main" busy={busy} onPress={() => input.current?.click()}>
        选文件试算
      </Button>
      <p className="help">先试算，什么都不改；看过了再用。</p>
    </section>
  );
}
