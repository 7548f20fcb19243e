import { type Colours, chooseColours, colours } from '../../app/web/colours';
import { useObservable } from '../../observable';
import { Card } from '../../ui/Card';
import { Chip, Chips } from '../../ui/Choice';

const words = {
  title: '深浅颜色',
  choices: { phone: '跟随系统', day: '浅色', dark: '深色' } satisfies Record<Colours, string>,
};
const CHOICES = Object.keys(words.choices) as Colours[];

/** By day, in the dark, or as the phone has it; the page itself shows what it looks like. */
export function ColoursCard() {
  const chosen = useObservable(colours);
  return (
    <Card title={words.title} icon="shade">
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
