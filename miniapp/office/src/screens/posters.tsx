import { useRef, useState } from 'react';
import type { Membership } from '../api';
import { type Answer, call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { Choice, TextField } from '../ui/fields';
import { QrCode } from '../ui/qr';
import { Empty, Fault, Shown } from '../ui/states';
import { Tag } from '../ui/tag';
import { dayInWords } from '../words';

type Poster = Answer<'GET /v1/office/orgs/:org/posters'>['posters'][number];

const posterStates = {
  open: { name: '能用', tone: 'done' },
  revoked: { name: '收回了', tone: 'plain' },
  over: { name: '过期了', tone: 'plain' },
} as const;

/** Posters by which people join: to make, to print, to take back. */
export function Posters({ membership: { org } }: { membership: Membership }) {
  const loaded = useLoaded('GET /v1/office/orgs/:org/posters', { params: { org: org.id } });
  const [project, setProject] = useState('');
  const [days, setDays] = useState('30');
  const { busy, failure, act } = useAct();
  const params = { org: org.id };
  const make = () =>
    act(async () => {
      const body = { project: project.trim() || null, days: Number(days) };
      await call('POST /v1/office/orgs/:org/posters', { params, body });
      setProject('');
      await loaded.reload();
    });
  const revoke = (id: string) =>
    act(async () => {
      await call('DELETE /v1/office/orgs/:org/posters/:id', { params: { ...params, id } });
      await loaded.reload();
    });
  return (
    <>
      <div className="screen-only">
        <h1>请人加入</h1>
        <p>
          贴在工地上，大家用手机扫码，自己看清楚给谁看、看什么，再点同意。不同意也不影响谁用助手，你也看不到谁没同意。同意了、又在名单上的，才从首页的“未加入”里减掉。
        </p>
        <form className="line" onSubmit={(event) => event.preventDefault()}>
          <TextField
            label="项目（可以不填）"
            name="project"
            value={project}
            onChange={setProject}
            maxLength={60}
            failure={failure}
          />
          <Choice
            label="多久有效"
            value={days}
            onChange={setDays}
            choices={[7, 30, 90, 180].map((count) => ({ value: String(count), name: `${count} 天` }))}
          />
          <Button kind="main" busy={busy} onPress={() => void make()}>
            做一张海报
          </Button>
        </form>
        <Fault failure={failure} />
      </div>
      <Shown of={loaded}>
        {({ posters }) =>
          posters.length === 0 ? (
            <Empty title="还没有海报">
              <p>做好一张，打印出来贴在工地上。</p>
            </Empty>
          ) : (
            <ul className="posters">
              {posters.map((poster) => (
                <PosterCard
                  key={poster.id}
                  poster={poster}
                  company={org.name}
                  busy={busy}
                  revoke={() => void revoke(poster.id)}
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
  poster: Poster;
  company: string;
  busy: boolean;
  revoke: () => void;
}

/** One poster on one sheet, whatever else is on the page. */
function printOnly(card: HTMLElement | null): void {
  card?.classList.add('only');
  window.print();
  card?.classList.remove('only');
}

function PosterCard({ poster, company, busy, revoke }: CardProps) {
  const state = posterStates[poster.state];
  const card = useRef<HTMLLIElement>(null);
  return (
    <li ref={card} className={`card poster ${poster.state === 'open' ? '' : 'screen-only'}`}>
      <h2>{poster.project ?? company}</h2>
      {poster.project && <p>{company}</p>}
      {poster.state === 'open' && (
        <>
          <QrCode payload={poster.payload} label={`${poster.project ?? company} 的二维码`} />
          <p>扫码看清楚再决定：谁看、看什么、随时可以收回。</p>
        </>
      )}
      <p className="help">
        <Tag tone={state.tone}>{state.name}</Tag> {poster.project ? '' : '全单位都能扫；'}到{' '}
        {dayInWords(poster.expiresOn)}，<span className="whole">{poster.joined} 人扫它同意了</span>
      </p>
      {poster.state === 'open' && (
        <div className="actions screen-only">
          <Button onPress={() => printOnly(card.current)}>打印</Button>
          <Button kind="danger" busy={busy} onPress={revoke}>
            收回
          </Button>
        </div>
      )}
    </li>
  );
}
