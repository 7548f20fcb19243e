import { useEffect } from 'react';
import { type Answer, call } from '../api';
import { ClockBar } from '../frame';
import { useAct, useLoaded } from '../load';
import { ByPhone } from '../ui/by-phone';
import { Fault } from '../ui/states';

const begin = () => call('POST /v1/office/sign-ins', { body: {} });
const poll = async ({ code, secret }: Answer<'POST /v1/office/sign-ins'>) =>
  (await call('POST /v1/office/sign-ins/poll', { body: { code, secret } })).state;

/** Signing in with the phone: it reads the code, shows the two digits, and says yes. */
export function SignIn({ because, onSignedIn }: { because: string | null; onSignedIn: () => Promise<void> }) {
  useEffect(() => {
    document.title = '登录 · 换证助手 · 单位';
  }, []);
  return (
    <>
      <ClockBar />
      <main className="alone">
        <h1>换证助手 · 单位和主管部门</h1>
        {because && <p className="note">{because}</p>}
        <p>用手机上的换证助手扫这个码，对一对两位数字，在手机上点确认。</p>
        <ByPhone
          begin={begin}
          poll={poll}
          onYes={onSignedIn}
          label="登录用的二维码"
          refused="手机上拒绝了这次登录"
        />
        <Samples onSignedIn={onSignedIn} />
      </main>
    </>
  );
}

/** In the demo: made-up people who sign in without a phone. */
function Samples({ onSignedIn }: { onSignedIn: () => Promise<void> }) {
  const { value } = useLoaded('GET /v1/auth/options', {});
  const { busy, failure, act } = useAct();
  if (!value || value.demoIdentities.length === 0) return null;
  return (
    <section className="samples" aria-label="演示用的示例人物">
      <h2>演示：选一位示例人物</h2>
      <Fault failure={failure} />
      <ul>
        {value.demoIdentities.map(({ id, name, story }) => (
          <li key={id}>
            <button
              type="button"
              className="sample"
              disabled={busy}
              onClick={() =>
                void act(async () => {
                  await call('POST /v1/office/demo/sign-in', { body: { identity: id } });
                  await onSignedIn();
                })
              }
            >
              <strong>{name}</strong>
              <span>{story}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
