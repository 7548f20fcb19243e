import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { observable, useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { Helmet } from '../../ui/Helmet';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import type { Tone } from '../../ui/tone';
import './index.scss';
import { nextOpener } from './next';
import { words } from './words';

/** How a certificate stands, in a word and a line. */
interface Stand {
  tone: Tone;
  title: string;
  /** What follows from it. */
  sentences?: readonly string[];
}

interface Flip {
  /** How the certificate is called. */
  of: string;
  before: Stand;
  after: Stand;
  /** What was told that made the change. */
  changed: string;
  /** Set where the change is the end of the exchange itself. */
  end: CertificateView | null;
  undo: () => void;
}

const current = observable<Flip | null>(null);

/** Something runs, whether its day is near or not. */
const sortOf = ({ tone }: Stand) => (tone === 'soon' ? 'go' : tone);

/** Whether a change made something else of a certificate; an answer after which it goes on is no surprise. */
const isFlipped = (before: Stand, after: Stand): boolean =>
  sortOf(before) !== sortOf(after) && !(sortOf(before) === 'ask' && sortOf(after) === 'go');

/** Whether a change is the end of the exchange itself: it was open, and is applied for. */
const isEnd = (before: CertificateView, after: CertificateView): boolean =>
  before.assessment.exchange.status === 'open' && after.assessment.exchange.status === 'completed';

/** Shows before and after where a change has made something else of a certificate; says whether it did. */
export function tellOfTurn(flip: Omit<Flip, 'end'> & Partial<Flip>): boolean {
  const flipped = isFlipped(flip.before, flip.after);
  if (flipped) current.set({ end: null, ...flip });
  return flipped;
}

/** The same, of a certificate of the first kind of pages. */
export const tellOfFlip = (
  before: CertificateView,
  after: CertificateView,
  changed: string,
  undo: () => void,
): boolean =>
  tellOfTurn({
    ...{ of: after.title, before: { tone: before.verdict.tone, title: before.verdict.title } },
    ...{ after: after.verdict, changed, undo },
    end: isEnd(before, after) ? after : null,
  });

function Side({ name, stand: { tone, title, sentences = [] } }: { name: string; stand: Stand }) {
  return (
    <>
      <Text className="flip-name">{name}</Text>
      <Tag tone={tone} text={words.tones[tone]} />
      <Text className="flip-text">{[title, ...sentences].join('。').replace(/。+/g, '。')}</Text>
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
        <Text className="flip-end-text" key={sentence}>
          {sentence}
        </Text>
      ))}
      {open && <Text className="flip-end-text">{words.endNext(after.next.sentence)}</Text>}
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
  if (flip.end) return <EndOfExchange after={flip.end} onClose={close} onUndo={undo} />;
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
      <Text className="flip-text">{words.flipHelp(flip.of)}</Text>
      <Text className="flip-name">{words.flipChanged}</Text>
      <Text className="flip-text">{flip.changed}</Text>
      <Side name={words.flipBefore} stand={flip.before} />
      <Side name={words.flipAfter} stand={flip.after} />
    </Sheet>
  );
}
