import { useCallback, useEffect, useState } from 'react';
import { type Answer, asFailure, call, type Failure } from '../api';
import { ClockBar } from '../frame';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { QrCode } from '../ui/qr';
import { Fault, Loading } from '../ui/states';

type Asked = Answer<'POST /v1/office/sign-ins'>;

const ASK_EVERY_MS = 1500;

/** Signing in with the phone: it reads the code, shows the two digits, and says yes. */
export function SignIn({ because, onSignedIn }: { because: string | null; onSignedIn: () => Promise<void> }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [ended, setEnded] = useState<'refused' | 'over' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const begin = useCallback(async () => {
    setEnded(null);
    setFailure(null);
    try {
      setAsked(await call('POST /v1/office/sign-ins', { body: {} }));
    } catch (error) {
      setAsked(null);
      setFailure(asFailure(error));
    }
  }, []);
  useEffect(() => {
    document.title = '登录 · 换证助手 · 单位';
    void begin();
  }, [begin]);

  useEffect(() => {
    if (!asked || ended) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const poll = async () => {
      try {
        const { code, secret } = asked;
        const { state } = await call('POST /v1/office/sign-ins/poll', { body: { code, secret } });
        if (left) return;
        setFailure(null);
        if (state === 'in') return void (await onSignedIn());
        if (state !== 'waiting') return setEnded(state);
      } catch (error) {
        if (!left) setFailure(asFailure(error)); // asked again: the code may still be good
      }
      if (!left) timer = setTimeout(poll, ASK_EVERY_MS);
    };
    timer = setTimeout(poll, ASK_EVERY_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [asked, ended, onSignedIn]);

  return (
    <>
      <ClockBar />
      <main className="alone">
        <h1>换证助手 · 单位和主管部门</h1>
        {because && <p className="note">{because}</p>}
        <p>用手机上的换证助手扫这个码，对一对两位数字，在手机上点确认。</p>
        {ended ? (
          <div className="state" role="alert">
            <p className="state-title">{ended === 'refused' ? '手机上拒绝了这次登录' : '这个码过期了'}</p>
            <Button kind="main" onPress={() => void begin()}>
              换一个码
            </Button>
          </div>
        ) : asked ? (
          <div className="sign-in">
            <QrCode payload={asked.payload} label="登录用的二维码" />
            <p className="digits">
              手机上应该显示
              <strong>{asked.digits}</strong>
            </p>
            <p className="help">两分钟有效，只能用一次。数字不一样就点拒绝。</p>
          </div>
        ) : failure ? null : (
          <Loading />
        )}
        <Fault failure={failure} />
        {failure && !asked && (
          <Button kind="main" onPress={() => void begin()}>
            再试一次
          </Button>
        )}
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
