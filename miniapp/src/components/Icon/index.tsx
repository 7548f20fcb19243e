import { View } from '@tarojs/components';
import { type Colour, colours } from '../../theme/colours';
import { type IconName, shapes } from './shapes';
import './index.scss';

export type { IconName } from './shapes';

/** A drawing as a data URI: mini-programs draw no inline SVG. */
export const svgUri = (svg: string): string => `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;

// Large drawings keep a fine line.
const strokes = { small: 2, normal: 2, large: 1.8, hero: 1.4 } as const;

const drawn = (name: IconName, colour: Colour, stroke: number): string =>
  svgUri(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${colours[colour]}" stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${shapes[name]}</svg>`,
  );

interface Props {
  name: IconName;
  colour?: Colour;
  size?: keyof typeof strokes;
}

/** An icon beside a word: it is hidden from screen readers, the word speaks for it. */
export function Icon({ name, colour = 'ink', size = 'normal' }: Props) {
  return (
    <View
      className={`icon icon-${size}`}
      style={{ backgroundImage: drawn(name, colour, strokes[size]) }}
      aria-hidden="true"
    />
  );
}
