import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Tag } from '../../ui/Tag';
import { Tap } from '../../ui/Tap';
import { DaysLeft } from './DaysLeft';
import { ExchangedAfterAll } from './ExchangedAfterAll';
import './index.scss';
import { nextOpener } from './next';
import { Outstanding } from './Outstanding';
import { isExchanged, isSettled } from './order';
import { words } from './words';

// What is drawn is spoken as a picture: only the web knows the word for it.
const picture = process.env.TARO_ENV === 'h5' ? { role: 'img' } : {};

/** How far along the way, one piece a step; a way of one step would look finished, or never begun. */
function WayStrip({ way }: { way: CertificateView['way'] }) {
  const steps = way.steps.filter(({ state }) => state !== 'not-needed');
  if (steps.length < 2 || steps.some(({ state }) => state === 'blocked')) return null;
  return (
    <View className="cert-strip" {...picture} aria-label={words.stepsDone(way.done, way.total)}>
      {steps.map(({ id, state, concluded }) => (
        <View key={id} className={`cert-piece cert-piece-${concluded ? 'concluded' : state}`} />
      ))}
    </View>
  );
}

/** The pages behind a card; hours are shown where any are asked for, and not where the way is closed. */
const pagesOf = ({ way }: CertificateView) =>
  way.steps.some(({ marks, state }) => marks === 'hours' && state !== 'blocked')
    ? (['way', 'study'] as const)
    : (['way'] as const);

function Links({ certificate }: { certificate: CertificateView }) {
  const { id } = certificate;
  return (
    <View className="cert-links">
      {pagesOf(certificate).map((page) => (
        <Tap key={page} className="cert-link" onTap={() => go(page, { id })}>
          <Text>{words[page]}</Text>
        </Tap>
      ))}
      <Tap className="cert-link" onTap={() => go('certificate', { id })}>
        <Text>{words.detail}</Text>
      </Tap>
    </View>
  );
}

/** What is told beside the verdict: why it is refused, what runs all the same, or what comes later. */
function rest({ verdict: { tone, sentences }, next }: CertificateView): string[] {
  const [first, last] = [sentences.slice(0, 1), sentences.slice(-1)];
  if (tone === 'late') return next.kind === 'retrain' ? [...new Set([...first, ...last])] : first;
  return tone === 'done' ? last : [];
}

/** A year of which the hours are there has no day that anybody waits for: it is not that of what is left to do. */
const MET = { deadline: null, daysLeft: null };

/** Whatever its verdict says: while something is left to do, it is not 办好了. */
const toneOf = ({ verdict, next }: CertificateView): CertificateView['verdict']['tone'] =>
  verdict.tone === 'done' && next.kind !== 'nothing' ? 'go' : verdict.tone;

/** What a holder may do for a certificate that is settled: show how it stands, or say that it was exchanged after all. */
function Settled({ certificate }: { certificate: CertificateView }) {
  const { id, verdict } = certificate;
  const settled = isSettled(certificate);
  if (settled ? verdict.tone === 'done' : isExchanged(certificate))
    return (
      <Button
        kind={settled ? 'second' : 'quiet'}
        icon="scan"
        text={words.showCode}
        onTap={() => go('code', { id })}
      />
    );
  if (!settled) return null;
  return <ExchangedAfterAll certificate={certificate} />;
}

/** One certificate on the home screen: how it stands, the days left, the one next thing. */
export function CertificateCard({
  certificate,
  mark,
}: {
  certificate: CertificateView;
  /** What tells it from another of the same post. */
  mark: string | null;
}) {
  const { id, title, familyName, verdict, next, way } = certificate;
  const open = nextOpener(certificate);
  return (
    <View className={`cert cert-${verdict.tone}`}>
      <Tap className="cert-head" onTap={() => go('certificate', { id })}>
        <View className="cert-names">
          <Text className="cert-title">{title}</Text>
          <Text className="cert-family">{mark === null ? familyName : `${familyName} · ${mark}`}</Text>
        </View>
        <Icon name="next" colour="faint" size="small" />
      </Tap>
      <Tag tone={toneOf(certificate)} text={words.tones[toneOf(certificate)]} />
      <DaysLeft
        {...verdict}
        {...(certificate.assessment.continuingEducation.status === 'met' && MET)}
        asOf={certificate.asOf}
        of={next.kind === 'confirm-years' ? words.hoursOfYear : null}
      />
      <Text className="cert-sentence">{next.sentence}</Text>
      {rest(certificate).map((sentence) => (
        <Text key={sentence} className="cert-rest">
          {sentence}
        </Text>
      ))}
      <WayStrip way={way} />
      {open && <Button text={next.label} onTap={open} />}
      <Outstanding certificate={certificate} />
      <Settled certificate={certificate} />
      <Links certificate={certificate} />
    </View>
  );
}
