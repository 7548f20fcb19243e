import { Text } from '@tarojs/components';
import { Icon } from '../Icon';
import { Tap } from '../Tap';
import './index.scss';

/** Says that the date is simulated; a tap lets it be moved. */
export function ClockBar({ date, onTap }: { date: string; onTap: () => void }) {
  return (
    <Tap className="clock-bar" onTap={onTap}>
      <Icon name="clock" colour="muted" size="small" />
      <Text className="clock-bar-text">模拟日期 {date}</Text>
      <Text className="clock-bar-action">拨动</Text>
    </Tap>
  );
}
