import { useObservable } from '../../observable';
import { Card } from '../../ui/Card';
import { Chip, Chips } from '../../ui/Choice';
import { type TextSize, textFactor } from '../../ui/theme/text-size';
import { chooseTextSize } from '../account/store';
import { textSize } from '../shell/text-size';
import { words } from './words';

const SIZES = Object.keys(textFactor) as TextSize[];

/** How large the text is; the page itself shows what it looks like. */
export function TextSizeCard() {
  const size = useObservable(textSize);
  return (
    <Card title={words.textSize} icon="letter">
      <Chips label={words.textSize}>
        {SIZES.map((each) => (
          <Chip
            key={each}
            text={words.sizes[each]}
            chosen={each === size}
            onTap={() => void chooseTextSize(each)}
          />
        ))}
      </Chips>
    </Card>
  );
}
