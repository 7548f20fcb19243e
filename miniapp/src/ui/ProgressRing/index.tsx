import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import './index.scss';

/** The first half of the ring, and the second: how far the arc behind each has turned, in degrees. */
function Half({ part, turned, colour }: { part: 'first' | 'second'; turned: number; colour: string }) {
  if (turned <= 0) return null;
  return (
    <View className={`ring-half ring-${part}`}>
      <View className={`ring-arc ring-${colour}`} style={{ transform: `rotate(${45 + turned}deg)` }} />
    </View>
  );
}

const picture = process.env.TARO_ENV === 'h5' ? { role: 'img' } : {};

interface Props {
  /** 0 to 1; more is shown as full. */
  share: number;
  /** The number in the middle and what it counts. */
  figure: string;
  unit: string;
  colour?: 'teal' | 'amber' | 'brick' | 'leaf';
  /** The whole in words, for screen readers: 已学 8 学时，共要 32 学时 */
  label: string;
  children?: ReactNode;
}

/** How far the hours have come, as a ring around the one number that matters. */
export function ProgressRing({ share, figure, unit, colour = 'teal', label, children }: Props) {
  const degrees = Math.round(Math.max(0, Math.min(1, share)) * 360);
  return (
    <View className="ring" {...picture} aria-label={label}>
      <View className="ring-track" />
      <Half part="first" turned={Math.min(degrees, 180)} colour={colour} />
      <Half part="second" turned={degrees - 180} colour={colour} />
      <View className="ring-middle">
        <Text className="ring-figure">{figure}</Text>
        <Text className="ring-unit">{unit}</Text>
        {children}
      </View>
    </View>
  );
}
