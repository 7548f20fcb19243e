import { call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { Dialog } from '../ui/dialog';
import { Fault, Shown } from '../ui/states';
import { useSay } from '../ui/toast';
import { dayInWords } from '../words';

interface Props {
  org: string;
  people: string[];
  onClose: () => void;
  onSent: () => Promise<void>;
}

/** Before anything goes out: who is told and how, who is not and why, and what they will read. */
export function NudgeDialog({ org, people, onClose, onSent }: Props) {
  const request = { params: { org }, body: { people } };
  const loaded = useLoaded('POST /v1/office/orgs/:org/nudges/preview', request);
  const { busy, failure, act } = useAct();
  const say = useSay();
  const told = loaded.value?.told.length ?? 0;
  // Whoever cannot be reached is named below, to be printed and called.
  const beyond = new Set(loaded.value?.unreachable.map(({ personId }) => personId));
  const leftOut = loaded.value?.leftOut.filter(({ personId }) => !beyond.has(personId)) ?? [];
  const send = () =>
    act(async () => {
      const sent = await call('POST /v1/office/orgs/:org/nudges', request);
      say(`提醒了 ${sent.told.length} 人`);
      await onSent();
    });
  return (
    <Dialog
      wide
      title="提醒以前先看一眼"
      onClose={onClose}
      footer={
        <>
          {told > 0 && (
            <Button kind="main" busy={busy} onPress={() => void send()}>
              {`提醒这 ${told} 人`}
            </Button>
          )}
          <Button onPress={onClose}>{told > 0 || !loaded.value ? '先不发' : '知道了，不发'}</Button>
        </>
      }
    >
      <Shown of={loaded}>
        {(preview) => (
          <>
            {told > 0 && (
              <p className="channels">
                打开助手看到 <strong>{preview.inbox}</strong> 人 · 微信收到 <strong>{preview.wechat}</strong>{' '}
                人 · 短信收到 <strong>{preview.sms}</strong> 人
              </p>
            )}
            {told > 0 && (
              <p>
                {dayInWords(preview.goesOut.on)} {preview.goesOut.time}{' '}
                发。每人一天只收一条，会和助手自己的提醒并在一起。
              </p>
            )}
            {preview.example && <blockquote>{preview.example}</blockquote>}
            {told > 0 && <Names title="会提醒" names={preview.told.map(({ name }) => name)} />}
            {leftOut.length > 0 && (
              <>
                <h3>这次不发</h3>
                <ul>
                  {bySentence(leftOut).map(([sentence, names]) => (
                    <li key={sentence}>
                      {sentence}
                      <br />
                      <span className="help">
                        {names.length} 人：{names.join('、')}
                      </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
            {preview.unreachable.length > 0 && (
              <>
                <Names
                  title="助手发不到，请打电话或当面说"
                  names={preview.unreachable.map(({ name }) => name)}
                />
                <Button onPress={() => window.print()}>打印名单</Button>
              </>
            )}
          </>
        )}
      </Shown>
      <Fault failure={failure} />
    </Dialog>
  );
}

/** Many are left out for the same reason: it is said once, with all their names. */
function bySentence(leftOut: readonly { name: string; sentence: string }[]): [string, string[]][] {
  const names = new Map<string, string[]>();
  for (const { name, sentence } of leftOut) names.set(sentence, [...(names.get(sentence) ?? []), name]);
  return [...names];
}

const Names = ({ title, names }: { title: string; names: string[] }) => (
  <>
    <h3>
      {title}（{names.length}）
    </h3>
    <p className="names">{names.join('、')}</p>
  </>
);
