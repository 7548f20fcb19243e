import { useCallback, useEffect, useRef, useState } from 'react';
import { type Answer, asFailure, type Failure } from '../api';
import { Button } from './actions';
import { QrCode } from './qr';
import { Fault, Loading } from './states';

type Asked = Answer<'POST /v1/office/sign-ins'>;

const ASK_EVERY_MS = 1500;

interface Props {
  /** Asks for a code; stays the same as long as the page does. */
  begin: () => Promise<Asked>;
  /** What became of it: anything but waiting, refused and over is a yes. */
  poll: (asked: Asked) => Promise<string>;
  onYes: () => Promise<void>;
  label: string;
  refused: string;
}

/** Where the code leads, on this very origin: a phone cannot scan what it shows itself. */
const onThisPhone = ({ payload }: Asked): string => `/${payload.slice(payload.indexOf('#'))}`;

/** A yes on the phone: it reads the code, shows the same two digits, and says yes or no. */
export function ByPhone({ begin, poll, onYes, label, refused }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [ended, setEnded] = useState<'refused' | 'over' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const yes = useRef(onYes);
  yes.current = onYes;

  const ask = useCallback(async () => {
    setEnded(null);
    setFailure(null);
    try {
      setAsked(await begin());
    } catch (error) {
      setAsked(null);
      setFailure(asFailure(error));
    }
  }, [begin]);
  useEffect(() => void ask(), [ask]);

  useEffect(() => {
    if (!asked || ended) return;
    let left = false;
    let isYes = false; // the code has done its work: it is not asked about again, whatever then takes its time
    let timer: ReturnType<typeof setTimeout>;
    const again = async () => {
      try {
        const state = isYes ? 'approved' : await poll(asked);
        if (left) return;
        setFailure(null);
        if (state === 'refused' || state === 'over') return setEnded(state);
        isYes = state !== 'waiting';
        if (isYes) return void (await yes.current());
      } catch (error) {
        if (!left) setFailure(asFailure(error)); // asked again: the code may still be good
      }
      if (!left) timer = setTimeout(again, ASK_EVERY_MS);
    };
    timer = setTimeout(again, ASK_EVERY_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [asked, ended, poll]);

  return (
    <>
      {ended ? (
        <div className="state" role="alert">
          <p className="state-title">{ended === 'refused' ? refused : '这个码过期了'}</p>
          <Button kind="main" onPress={() => void ask()}>
            换一个码
          </Button>
        </div>
      ) : asked ? (
        <div className="sign-in">
          <QrCode payload={asked.payload} label={label} />
          <p className="digits">
            手机上应该显示
            <strong>{asked.digits}</strong>
          </p>
          <p className="help">两分钟有效，只能用一次。数字不一样就点拒绝。</p>
          <p className="on-phone">
            <a className="button plain" href={onThisPhone(asked)} target="_blank" rel="noopener">
              就在用这台手机：打开助手去确认
            </a>
          </p>
        </div>
      ) : failure ? null : (
        <Loading />
      )}
      <Fault failure={failure} />
      {failure && !asked && (
        <Button kind="main" onPress={() => void ask()}>
          再试一次
        </Button>
      )}
    </>
  );
}
