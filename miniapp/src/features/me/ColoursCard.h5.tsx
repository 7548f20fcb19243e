import { Card } from '../../components/Card';
import { Chip, Chips } from '../../components/Choice';
import { useObservable } from '../../observable';
import { type Colours, chooseColours, colours } from '../../web/colours';

const words = {
  title: '深浅颜色',
  choices: { phone: '跟随系统', day: '浅色', dark: '深色' } satisfies Record<Colours, string>,
};
const CHOICES = Object.keys(words.choices) as Colours[];

/** By day, in the dark, or as the phone has it; the page itself shows what it looks like. */
export function ColoursCard() {
  const chosen = useObservable(colours);
  return (
    <Card title={words.title}>
      <Chips label={words.title}>
        {CHOICES.map((each) => (
          <Chip
            key={each}
            text={words.choices[each]}
            chosen={each === chosen}
            onTap={() => chooseColours(each)}
          />
        ))}
      </Chips>
    </Card>
  );
}
