import { useCallback, useEffect, useState } from 'react';
import { useAddress } from './address';
import type { Failure } from './api';
import { type Answer, asFailure, call, whenSignedOut } from './api';
import { Frame } from './frame';
import { placeOf } from './places';
import { SignIn } from './screens/sign-in';
import { Start } from './screens/start';
import { Button } from './ui/actions';
import { Loading } from './ui/states';
import { Toasts } from './ui/toast';

type Session = Answer<'GET /v1/office/session'>;
type Seat =
  | { is: 'asking' }
  | { is: 'out'; because: string | null }
  | { is: 'in'; session: Session }
  | { is: 'failed'; failure: Failure };

const ENDED = '这里已经退出了：30 分钟没有动，或者手机上让它退出了。';
const LOOK_AGAIN_MS = 60_000;

const isOut = (failure: Failure): boolean => failure.status === 401;

/** The desk: who sits there first, then the place that the address names. */
export function Office() {
  const [seat, setSeat] = useState<Seat>({ is: 'asking' });
  const ask = useCallback(async () => {
    try {
      setSeat({ is: 'in', session: await call('GET /v1/office/session', {}) });
    } catch (error) {
      const failure = asFailure(error);
      setSeat(isOut(failure) ? { is: 'out', because: null } : { is: 'failed', failure });
    }
  }, []);
  useEffect(() => {
    whenSignedOut(() => setSeat({ is: 'out', because: ENDED }));
    void ask();
  }, [ask]);
  const isIn = seat.is === 'in';
  useEffect(() => {
    if (!isIn) return;
    // A session that has ended leaves nothing on the screen, though nobody touches it.
    const timer = setInterval(() => {
      call('GET /v1/office/session', { unattended: true }).catch((error: unknown) => {
        if (isOut(asFailure(error))) setSeat({ is: 'out', because: ENDED });
      });
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isIn]);
  return <Toasts>{seatShown(seat, ask)}</Toasts>;
}

function seatShown(seat: Seat, ask: () => Promise<void>) {
  switch (seat.is) {
    case 'asking':
      return (
        <main className="alone">
          <Loading />
        </main>
      );
    case 'failed':
      return (
        <main className="alone">
          <h1>换证助手 · 单位</h1>
          <p role="alert">{seat.failure.message}</p>
          <Button kind="main" onPress={() => void ask()}>
            再试一次
          </Button>
        </main>
      );
    case 'out':
      return <SignIn because={seat.because} onSignedIn={ask} />;
    case 'in':
      return <Desk session={seat.session} reload={ask} />;
  }
}

function Desk({ session, reload }: { session: Session; reload: () => Promise<void> }) {
  const address = useAddress();
  const [place, org, ...rest] = address.parts;
  const membership = place === 'o' ? session.memberships.find((one) => one.org.id === org) : undefined;
  if (!membership) return <Start session={session} reload={reload} here={address.parts[0] ?? ''} />;
  return (
    <Frame session={session} membership={membership} here={rest[0] ?? ''} reload={reload}>
      {placeOf(membership, rest, address)}
    </Frame>
  );
}
