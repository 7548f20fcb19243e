import { type ReactNode, useEffect } from 'react';
import { addressOf } from './address';
import { type Answer, call, type Membership } from './api';
import { useAct, useLoaded } from './load';
import { places } from './places';
import { dayInWords } from './words';

interface Props {
  session: Answer<'GET /v1/office/session'>;
  membership: Membership;
  /** The place that is open. */
  here: string;
  reload: () => Promise<void>;
  children: ReactNode;
}

/** What stands around every place: where one is, the ways to the others, and who sits here. */
export function Frame({ session, membership, here, reload, children }: Props) {
  const { org } = membership;
  const mine = places.filter(({ roles }) => roles.includes(membership.role));
  const name = mine.find(({ at }) => at === here)?.name ?? '首页';
  useEffect(() => {
    document.title = `${name} · ${org.name} · 换证助手`;
    window.scrollTo(0, 0);
  }, [name, org.name]);
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        跳到内容
      </button>
      <header>
        <p className="org">
          <strong>{org.name}</strong>
          <span>{membership.roleName}</span>
        </p>
        <nav aria-label="页面">
          {mine.map(({ at, name: called }) => (
            <a
              key={at}
              href={addressOf(['o', org.id, ...(at ? [at] : [])])}
              aria-current={at === here ? 'page' : undefined}
            >
              {called}
            </a>
          ))}
        </nav>
        <Who session={session} name={membership.memberName} reload={reload} />
      </header>
      <ClockBar />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer>换证助手是帮手，不是主管部门。名单上的状态来自官方名单，以主管部门为准。</footer>
    </div>
  );
}

function Who({ session, name, reload }: Pick<Props, 'session' | 'reload'> & { name: string }) {
  const { busy, act } = useAct();
  const leave = () =>
    act(async () => {
      await call('DELETE /v1/office/session', {});
      await reload();
    });
  return (
    <div className="who">
      <span>
        {name}
        {session.phoneMasked && ` ${session.phoneMasked}`}
      </span>
      {session.memberships.length > 1 && <a href="#/">换一个身份</a>}
      <button type="button" className="inline" onClick={() => void leave()} disabled={busy}>
        退出
      </button>
    </div>
  );
}

/** The demo's simulated date, so that nobody takes it for today. */
export function ClockBar() {
  const { value } = useLoaded('GET /v1/clock', {});
  return value?.simulated ? (
    <aside className="clock" aria-label="演示">
      演示：日期是模拟的，现在是 {dayInWords(value.today)}
    </aside>
  ) : null;
}
