import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { type Colour, colours } from '../../theme/colours';
import { svgUri } from '../Icon';
import './index.scss';

const RADIUS = 88;
const LENGTH = 2 * Math.PI * RADIUS;

function ring(share: number, colour: Colour): string {
  const circle = `cx="100" cy="100" r="${RADIUS}" fill="none" stroke-width="18"`;
  const arc =
    share > 0
      ? `<circle ${circle} stroke="${colours[colour]}" stroke-linecap="round" stroke-dasharray="${(share * LENGTH).toFixed(1)} ${LENGTH.toFixed(1)}" transform="rotate(-90 100 100)"/>`
      : '';
  return svgUri(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><circle ${circle} stroke="${colours.line}"/>${arc}</svg>`,
  );
}

interface Props {
  /** 0 to 1; more is shown as full. */
  share: number;
  /** The number in the middle and what it counts. */
  figure: string;
  unit: string;
  colour?: Colour;
  /** The whole in words, for screen readers: 已学 8 学时，共要 32 学时 */
  label: string;
  children?: ReactNode;
}

/** How far the hours have come, as a ring around the one number that matters. */
export function ProgressRing({ share, figure, unit, colour = 'teal', label, children }: Props) {
  const full = Math.max(0, Math.min(1, share));
  return (
    <View className="ring" style={{ backgroundImage: ring(full, colour) }} aria-label={label}>
      <View className="ring-middle">
        <Text className="ring-figure">{figure}</Text>
        <Text className="ring-unit">{unit}</Text>
        {children}
      </View>
    </View>
  );
}
