import { addressOf } from '../address';
import type { Answer, Membership } from '../api';
import { useLoaded } from '../load';
import { Go } from '../ui/actions';
import { Empty, Shown } from '../ui/states';
import { dayInWords, daysLeftInWords } from '../words';

type Home = Answer<'GET /v1/office/orgs/:org/home'>;
type Counted = Home['people'];
type NextKind = Home['next'][number]['kind'];

const nextPlace: Record<NextKind, string> = {
  'upload-roster': 'rosters',
  'update-roster': 'rosters',
  nudge: 'people',
  invite: 'posters',
  'check-unknown': 'people',
  'second-admin': 'members',
};

/** How a company's people stand, and the next three things to do. */
export function CompanyHome({ membership }: { membership: Membership }) {
  const { org } = membership;
  const loaded = useLoaded('GET /v1/office/orgs/:org/home', { params: { org: org.id } });
  return (
    <>
      <h1>{loaded.value && !loaded.value.list ? '先传一份名单' : '大家办到哪里了'}</h1>
      <Shown of={loaded}>
        {(home) => (
          <>
            <p className="help">
              {dayInWords(home.asOf)}
              {home.list &&
                `　名单 ${home.list.fileName}，${dayInWords(home.list.takenOn)} 由${home.list.by}用上`}
            </p>
            {home.list ? <Counts org={org.id} home={home} /> : <NoList org={org.id} home={home} />}
            {home.list && <Next org={org.id} home={home} />}
          </>
        )}
      </Shown>
    </>
  );
}

const NoList = ({ org, home }: { org: string; home: Home }) => (
  <Empty title="还没有名单">
    <p>传一份有证书编号和姓名的表，马上看到谁换了、谁没换。身份证号不用写，写了也不读。</p>
    <Go to={addressOf(['o', org, 'rosters'])} kind="main">
      {home.next[0]?.sentence ?? '传名单'}
    </Go>
  </Empty>
);

function Counts({ org, home }: { org: string; home: Home }) {
  const link = ({ count, filter }: Counted, name: string, tone = '') => (
    <li className={`count ${tone}`}>
      <a href={addressOf(['o', org, 'people'], filter)}>
        <strong>{count}</strong>
        <span>{name}</span>
      </a>
    </li>
  );
  const seen = home.study.met.count + home.study.short.count + home.study.unconfirmed.count;
  const done = home.due.count === 0 ? 0 : Math.floor((home.exchanged.count / home.due.count) * 100);
  return (
    <section aria-label="换证">
      <div className="progress-line">
        <h2>换证</h2>
        {home.deadline && (
          <p>
            最近的期限 <span className="whole">{dayInWords(home.deadline)}</span>
            <span className="whole">（{daysLeftInWords(home.daysLeft)}）</span>
          </p>
        )}
      </div>
      {home.due.count > 0 && (
        <div
          className="bar"
          role="img"
          aria-label={`应换 ${home.due.count} 本，已换 ${home.exchanged.count} 本`}
        >
          <span style={{ width: `${done}%` }} />
        </div>
      )}
      <ul className="counts">
        {link(home.due, '应换')}
        {link(home.exchanged, '已换', 'done')}
        {link(home.open, '未换', 'soon')}
        {link(home.void, '已过期', 'late')}
        {link(home.cannot, '换不了', 'late')}
        {link(home.unknown, '查不到', 'ask')}
        {home.listed.count > 0 && link(home.listed, '名单里有')}
        {link(home.notJoined, '名单上未加入')}
      </ul>
      <h2>这一期学习，按各自的年份或周期（同意给你看的人）</h2>
      {seen === 0 ? (
        <p className="help">还没有人同意给你看学时。请他们扫海报上的码，自己点同意。</p>
      ) : (
        <ul className="counts">
          {link(home.study.met, '学够了', 'done')}
          {link(home.study.short, '还不够', 'soon')}
          {link(home.study.unconfirmed, '没说清', 'ask')}
        </ul>
      )}
    </section>
  );
}

function Next({ org, home }: { org: string; home: Home }) {
  if (home.next.length === 0) return <p className="note">现在没有要做的。</p>;
  return (
    <section aria-label="接下来" className="screen-only">
      <h2>接下来</h2>
      {home.notJoined.count > 0 && (
        <p className="help">
          没加入的 {home.notJoined.count} 人收不到这里的提醒：打印名单当面说，或者请他们扫海报加入。
        </p>
      )}
      <ol className="next">
        {home.next.map(({ kind, sentence, filter }, index) => (
          <li key={sentence}>
            <a
              className={`button ${index === 0 ? 'main' : 'plain'}`}
              href={addressOf(['o', org, nextPlace[kind]], filter ?? {})}
            >
              {sentence}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
