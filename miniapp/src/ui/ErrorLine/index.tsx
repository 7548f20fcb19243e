import { Text, View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { Icon } from '../Icon';
import './index.scss';

/** So near the edges of the screen something lies under the bars that stand there. */
const EDGE_PX = 160;
let told = 0;

// In WeChat what is wrong stands where the tap was: at the foot of its sheet, or under its field.
function bringIntoSight(id: string): void {
  if (process.env.TARO_ENV !== 'h5') return;
  const line = document.getElementById(id);
  if (!line || line.closest('.page-foot, .sheet-foot')) return;
  const { top, bottom } = line.getBoundingClientRect();
  if (top < EDGE_PX || bottom > window.innerHeight - EDGE_PX) line.scrollIntoView({ block: 'center' });
}

/** What went wrong, in words: in sight, and said at once to whoever listens. Nothing went wrong: nothing is shown. */
export function ErrorLine({ text }: { text: string | null | undefined }) {
  const id = useRef('');
  if (id.current === '') {
    told += 1;
    id.current = `error-${told}`;
  }
  useEffect(() => {
    if (text) bringIntoSight(id.current);
  }, [text]);
  if (!text) return null;
  return (
    <View className="error-line" id={id.current} {...{ role: 'alert' }}>
      <Icon name="stop" colour="brick" size="small" />
      <Text className="error-line-text">{text}</Text>
    </View>
  );
}
