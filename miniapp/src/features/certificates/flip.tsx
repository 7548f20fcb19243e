import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { go } from '../../navigation';
import { useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { Helmet } from '../../ui/Helmet';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import { sayOnce } from '../../ui/VerdictCard/once';
import './index.scss';
import { nextOpener } from './next';
import { currentTurn, type Stand, type Turn } from './turn';
import { words } from './words';

function Side({ name, stand: { tone, title, sentences = [] } }: { name: string; stand: Stand }) {
  return (
    <>
      <Text className="flip-name">{name}</Text>
      <Tag tone={tone} text={words.tones[tone]} />
      <Text className="flip-text">
        {[title, ...sayOnce(sentences, null).sentences].join('。').replace(/。+/g, '。')}
      </Text>
    </>
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
          {of === 'applied' && !open && <Button text={words.flipKeep} onTap={onClose} />}
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

/** What a change has made of a certificate, before and after; one tap takes it back. */
export function FlipSheet() {
  const flip = useObservable(currentTurn);
  if (!flip) return null;
  const close = () => currentTurn.set(null);
  const takeBack = flip.undo;
  const undo =
    takeBack &&
    (() => {
      close();
      takeBack();
    });
  if (flip.end) return <EndOfExchange {...flip.end} onClose={close} onUndo={undo} />;
  return (
    <Sheet
      title={words.flipTitle[flip.changed.how]}
      onClose={close}
      footer={
        <>
          <Button text={words.flipKeep} onTap={close} />
          {undo && <Button kind="quiet" icon="undo" text={words.flipUndo} onTap={undo} />}
        </>
      }
    >
      <Text className="flip-text">{words.flipHelp(flip.of)}</Text>
      <Text className="flip-name">{words.flipChanged[flip.changed.how]}</Text>
      <Text className="flip-text">{flip.changed.words}</Text>
      <Side name={words.flipBefore} stand={flip.before} />
      <Side name={words.flipAfter} stand={flip.after} />
    </Sheet>
  );
}
