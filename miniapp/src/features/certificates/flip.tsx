import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useOneAtATime } from '../../api/one-at-a-time';
import { useResource } from '../../api/resource';
import { go } from '../../navigation';
import { useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { ErrorLine } from '../../ui/ErrorLine';
import { Helmet } from '../../ui/Helmet';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { showToast } from '../../ui/Toast';
import { sayOnce } from '../../ui/VerdictCard/once';
import { cards } from './cards';
import './index.scss';
import { nextOpener } from './next';
import { takeBack } from './take-back';
import { currentTurn, type Stand, settleTurn, type Turn } from './turn';
import { namedOf } from './twins';
import { words } from './words';

function Side({ name, stand: { tone, title, sentences = [], next } }: { name: string; stand: Stand }) {
  return (
    <View className="flip-side">
      <Text className="flip-name">{name}</Text>
      <Tag tone={tone} text={words.tones[tone]} />
      <Text className="flip-title">{title}</Text>
      {sayOnce(sentences, null).sentences.map((sentence) => (
        <Text className="flip-said" key={sentence}>
          {sentence}
        </Text>
      ))}
      {next && <Text className="flip-next">{words.flipNext(next)}</Text>}
    </View>
  );
}

/** The way back. */
interface Back {
  busy: boolean;
  /** Why it could not be gone. */
  fault: string | null;
  onTap: () => void;
}

const UndoButton = ({ busy, fault, onTap }: Back) => (
  <>
    <ErrorLine text={fault} />
    <Button kind="quiet" icon="undo" text={words.flipUndo} busy={busy} onTap={onTap} />
  </>
);

interface EndProps extends NonNullable<Turn['end']> {
  onClose: () => void;
  back: Back | null;
}

/** What comes next, by its step: that it waits was said above. */
const comesNext = ({ way, next }: CertificateView): string =>
  (next.kind === 'step' ? way.steps.find(({ id }) => id === next.stepId)?.title : undefined) ?? next.sentence;

/** The exchange is applied for, or its certificate received: what was reached, and what comes next. */
function EndOfExchange({ of, after, onClose, back }: EndProps) {
  const said = words.ends[of];
  const open = nextOpener(after);
  const then = (lead: () => void) => () => {
    onClose();
    lead();
  };
  const showCode = then(() => go('code', { id: after.id }));
  return (
    <Sheet
      title={said.title}
      onClose={onClose}
      footer={
        <>
          {open && <Button text={after.next.label} onTap={then(open)} />}
          {of === 'received' && (
            <Button kind={open ? 'second' : 'main'} icon="scan" text={words.showCode} onTap={showCode} />
          )}
          {of !== 'received' && !open && <Button text={words.flipKeep} onTap={onClose} />}
          {back && <UndoButton {...back} />}
        </>
      }
    >
      <View className="flip-end">
        <Helmet />
        <Text className="flip-end-title">{said.of(after.title)}</Text>
      </View>
      {after.verdict.sentences.map((sentence) => (
        <Text className="flip-end-text" key={sentence}>
          {sentence}
        </Text>
      ))}
      {open && <Text className="flip-end-text">{words.endNext(comesNext(after))}</Text>}
    </Sheet>
  );
}

/** The turn that waits for an answer; null also where the certificate was changed again since, by whoever it was. */
function useOpenTurn(): Turn | null {
  const turn = useObservable(currentTurn);
  const list = useResource(cards, turn !== null).data?.certificates;
  if (turn === null || turn.version === null) return turn;
  const now = list?.find(({ id }) => id === turn.id);
  return now !== undefined && now.version > turn.version ? null : turn;
}

/**
 * What a change has made of a certificate, before and after; one tap takes it back. Closed without an answer it is asked
 * again, here at a tap and wherever the certificate is opened next.
 */
export function FlipSheet() {
  const open = useOpenTurn();
  const { busy, once } = useOneAtATime();
  // Where it could not be taken back the sheet stays, with the reason.
  const [failed, setFailed] = useState<{ turn: Turn; fault: string } | null>(null);
  const flip = failed?.turn ?? open;
  const [aside, setAside] = useState<Turn | null>(null);
  useDidShow(() => setAside(null));
  if (!flip || aside === flip) return null;
  const close = () => {
    setFailed(null);
    settleTurn();
  };
  const takeItBack = async (undo: NonNullable<Turn['undo']>) => {
    const fault = await takeBack(undo);
    if (fault === null) close();
    else setFailed({ turn: flip, fault });
  };
  const { undo } = flip;
  const back = undo && {
    ...{ busy, fault: failed?.fault ?? null },
    onTap: () => void once(() => takeItBack(undo)),
  };
  if (flip.end) return <EndOfExchange {...flip.end} onClose={close} back={back} />;
  const leaveOpen = () => {
    setAside(flip);
    showToast({ text: words.flipOpen, action: { text: words.flipLook, run: () => setAside(null) } });
  };
  return (
    <Sheet
      title={words.flipTitle[flip.changed.how]}
      onClose={undo && failed === null ? leaveOpen : close}
      footer={
        <>
          <Button text={words.flipKeep} onTap={close} />
          {back && <UndoButton {...back} />}
        </>
      }
    >
      <Text className="flip-text">{namedOf(flip.id, flip.of)}</Text>
      <Text className="flip-name">{words.flipChanged[flip.changed.how]}</Text>
      <Text className="flip-text">{flip.changed.words}</Text>
      <Side name={words.flipBefore} stand={flip.before} />
      <Side name={words.flipAfter} stand={flip.after} />
    </Sheet>
  );
}
