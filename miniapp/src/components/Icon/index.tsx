import { View } from '@tarojs/components';
import { type Colour, colours } from '../../theme/colours';
import { type IconName, shapes } from './shapes';
import './index.scss';

export type { IconName } from './shapes';

/** A drawing as a data URI: mini-programs draw no inline SVG. */
export const svgUri = (svg: string): string => `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;

const drawn = (name: IconName, colour: Colour): string =>
  svgUri(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${colours[colour]}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shapes[name]}</svg>`,
  );

interface Props {
  name: IconName;
  colour?: Colour;
  size?: 'small' | 'normal' | 'large' | 'hero';
}

/** An icon beside a word: it is hidden from screen readers, the word speaks for it. */
export function Icon({ name, colour = 'ink', size = 'normal' }: Props) {
  return (
    <View
      className={`icon icon-${size}`}
      style={{ backgroundImage: drawn(name, colour) }}
      aria-hidden="true"
    />
  );
}
