import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { Helmet } from '../../components/Helmet';
import { Sheet } from '../../components/Sheet';
import { Tag } from '../../components/Tag';
import { observable, useObservable } from '../../observable';
import './index.scss';
import { nextOpener } from './next';
import { words } from './words';

interface Flip {
  before: CertificateView;
  after: CertificateView;
  undo: () => void;
}

const current = observable<Flip | null>(null);

/** Something runs, whether its day is near or not. */
const sortOf = ({ verdict: { tone } }: CertificateView) => (tone === 'soon' ? 'go' : tone);

/** Whether a change made something else of a certificate; an answer after which it goes on is no surprise. */
const isFlipped = (before: CertificateView, after: CertificateView): boolean =>
  sortOf(before) !== sortOf(after) && !(sortOf(before) === 'ask' && sortOf(after) === 'go');

/** Whether a change is the end of the exchange itself: it was open, and is applied for. */
const isEnd = (before: CertificateView, after: CertificateView): boolean =>
  before.assessment.exchange.status === 'open' && after.assessment.exchange.status === 'completed';

/** Shows before and after where a change has flipped the verdict; says whether it did. */
export function tellOfFlip(before: CertificateView, after: CertificateView, undo: () => void): boolean {
  const flipped = isFlipped(before, after);
  if (flipped) current.set({ before, after, undo });
  return flipped;
}

function Side({ name, view }: { name: string; view: CertificateView }) {
  return (
    <>
      <Text className="flip-name">{name}</Text>
      <Tag tone={view.verdict.tone} text={words.tones[view.verdict.tone]} />
      <Text className="flip-text">{view.verdict.title}</Text>
    </>
  );
}

/** The exchange is applied for: what was reached, and what comes next. */
function EndOfExchange({
  after,
  onClose,
  onUndo,
}: {
  after: CertificateView;
  onClose: () => void;
  onUndo: () => void;
}) {
  const open = nextOpener(after);
  const onward = () => {
    onClose();
    open?.();
  };
  return (
    <Sheet
      title={words.endTitle}
      onClose={onClose}
      footer={
        <>
          {open ? (
            <Button text={after.next.label} onTap={onward} />
          ) : (
            <Button text={words.flipKeep} onTap={onClose} />
          )}
          <Button kind="quiet" icon="undo" text={words.flipUndo} onTap={onUndo} />
        </>
      }
    >
      <View className="flip-end">
        <Helmet />
        <Text className="flip-end-title">{words.endOf(after.title)}</Text>
      </View>
      {after.verdict.sentences.map((sentence) => (
        <Text className="flip-text" key={sentence}>
          {sentence}
        </Text>
      ))}
      {open && <Text className="flip-text">{words.endNext(after.next.sentence)}</Text>}
    </Sheet>
  );
}

/** What a change has made of a certificate, before and after; one tap takes it back. */
export function FlipSheet() {
  const flip = useObservable(current);
  if (!flip) return null;
  const close = () => current.set(null);
  const undo = () => {
    close();
    flip.undo();
  };
  if (isEnd(flip.before, flip.after))
    return <EndOfExchange after={flip.after} onClose={close} onUndo={undo} />;
  return (
    <Sheet
      title={words.flipTitle}
      onClose={close}
      footer={
        <>
          <Button text={words.flipKeep} onTap={close} />
          <Button kind="quiet" icon="undo" text={words.flipUndo} onTap={undo} />
        </>
      }
    >
      <Text className="flip-text">{words.flipHelp(flip.after.title)}</Text>
      <Side name={words.flipBefore} view={flip.before} />
      <Side name={words.flipAfter} view={flip.after} />
    </Sheet>
  );
}
