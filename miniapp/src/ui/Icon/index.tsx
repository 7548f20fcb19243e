import { View } from '@tarojs/components';
import type { Colour } from '../theme/colours';
import type { IconName } from './names';
import './index.scss';

export type { IconName } from './names';

interface Props {
  name: IconName;
  colour?: Colour;
  size?: 'small' | 'normal' | 'large' | 'hero';
}

/** An icon beside a word: it is hidden from screen readers, the word speaks for it. */
export function Icon({ name, colour = 'ink', size = 'normal' }: Props) {
  return <View className={`icon icon-${size} icon-is-${name} icon-${colour}`} aria-hidden="true" />;
}
