import { Text, View } from '@tarojs/components';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Tag } from '../../ui/Tag';
import { Tap } from '../../ui/Tap';
import { deadlineWords } from '../dates';
import { type Card, openerOf } from './cards';
import { DaysLeft } from './DaysLeft';
import './index.scss';
import { unjudged } from './order';
import { words } from './words';

type Standing = Pick<Card, 'headline' | 'due' | 'daysLeft'>;

/** What is said beside the title. A last day that is certain stands there as the number of days already. */
export function besideTitle({ headline, due, daysLeft }: Standing, asOf: string): string | null {
  const { tone, sentence } = headline ?? { sentence: null };
  const isAhead = due && (tone === 'go' || tone === 'soon');
  return isAhead && sentence?.includes(deadlineWords(due, daysLeft, asOf)) ? null : sentence;
}

/** How it stands by its own pack. Whatever its verdict says: while something is left to do, it is not 办好了. */
function Stands({ card, asOf }: { card: Card; asOf: string }) {
  const { headline, due, daysLeft, next } = card;
  if (headline === null) return <Text className="cert-sentence">{unjudged(card)}</Text>;
  const { title } = headline;
  const sentence = besideTitle(card, asOf);
  const tone = headline.tone === 'done' && next !== null ? 'go' : headline.tone;
  return (
    <>
      <Tag tone={tone} text={words.tones[tone]} />
      <DaysLeft
        {...{ deadline: due, daysLeft, tone, asOf }}
        of={next?.kind === 'cycles' ? words.hoursOfCycle : null}
      />
      <Text className="cert-sentence">{title}</Text>
      {sentence && <Text className="cert-rest">{sentence}</Text>}
      {next && next.sentence !== title && <Text className="cert-rest">{words.next(next.sentence)}</Text>}
    </>
  );
}

/** A certificate of any pack on the home screen: whose it is, how it stands, the one next thing. */
export function HeldCard({ card, asOf, mark }: { card: Card; asOf: string; mark: string | null }) {
  const { id, title, jurisdiction, kindName, headline, next } = card;
  const open = openerOf(card);
  const toDetail = () => go('held', { id });
  return (
    <View className={`cert cert-${headline?.tone ?? 'ask'}`}>
      <Tap className="cert-head" onTap={toDetail}>
        <View className="cert-names">
          <Text className="cert-title">{title}</Text>
          <Text className="cert-family">
            {[words.of(jurisdiction, kindName), ...(mark === null ? [] : [mark])].join(' · ')}
          </Text>
        </View>
        <Icon name="next" colour="faint" size="small" />
      </Tap>
      <Stands card={card} asOf={asOf} />
      {open && next && <Button text={next.label} onTap={open} />}
      <View className="cert-links">
        <Tap className="cert-link" onTap={() => go('code', { id })}>
          <Text>{words.showCode}</Text>
        </Tap>
        <Tap className="cert-link" onTap={toDetail}>
          <Text>{words.detail}</Text>
        </Tap>
      </View>
    </View>
  );
}
