import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useResource } from '../../api/resource';
import { go } from '../../navigation';
import { useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { Helmet } from '../../ui/Helmet';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { showToast } from '../../ui/Toast';
import { sayOnce } from '../../ui/VerdictCard/once';
import { cards } from './cards';
import './index.scss';
import { nextOpener } from './next';
import { takingBack } from './take-back';
import { currentTurn, type Stand, settleTurn, type Turn } from './turn';
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

interface EndProps extends NonNullable<Turn['end']> {
  onClose: () => void;
  onUndo: (() => void) | null;
}

/** What comes next, by its step: that it waits was said above. */
const comesNext = ({ way, next }: CertificateView): string =>
  (next.kind === 'step' ? way.steps.find(({ id }) => id === next.stepId)?.title : undefined) ?? next.sentence;

/** The exchange is applied for, or its certificate received: what was reached, and what comes next. */
function EndOfExchange({ of, after, onClose, onUndo }: EndProps) {
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
          {onUndo && <Button kind="quiet" icon="undo" text={words.flipUndo} onTap={onUndo} />}
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
  const flip = useOpenTurn();
  const [aside, setAside] = useState<Turn | null>(null);
  useDidShow(() => setAside(null));
  if (!flip || aside === flip) return null;
  const undo =
    flip.undo &&
    (() => {
      settleTurn();
      takingBack(flip.undo)?.();
    });
  if (flip.end) return <EndOfExchange {...flip.end} onClose={settleTurn} onUndo={undo} />;
  const leaveOpen = () => {
    setAside(flip);
    showToast({ text: words.flipOpen, action: { text: words.flipLook, run: () => setAside(null) } });
  };
  return (
    <Sheet
      title={words.flipTitle[flip.changed.how]}
      onClose={undo ? leaveOpen : settleTurn}
      footer={
        <>
          <Button text={words.flipKeep} onTap={settleTurn} />
          {undo && <Button kind="quiet" icon="undo" text={words.flipUndo} onTap={undo} />}
        </>
      }
    >
      <Text className="flip-text">{flip.of}</Text>
      <Text className="flip-name">{words.flipChanged[flip.changed.how]}</Text>
      <Text className="flip-text">{flip.changed.words}</Text>
      <Side name={words.flipBefore} stand={flip.before} />
      <Side name={words.flipAfter} stand={flip.after} />
    </Sheet>
  );
}
