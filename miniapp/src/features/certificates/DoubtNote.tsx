import { formatPartChinese, isDay, type PartDay } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useInSight } from '../../ui/in-sight';
import './index.scss';
import { words } from './words';

/** What was chosen is called as it is: of a year nobody says 这一天. */
const called = (written: PartDay): string =>
  isDay(written) ? '这一天' : written.length > 4 ? '这个月' : '这一年';

/** A day that is unlikely to be meant is questioned before it is taken down. */
export function DoubtNote({ text, written }: { text: string; written: PartDay }) {
  const id = useInSight(text);
  return (
    <View className="cert-doubt" id={id} {...{ role: 'alert' }}>
      <Icon name="ask" colour="amberInk" size="small" />
      <Text className="cert-doubt-text">
        {words.doubt(text.replace(/这一天/g, called(written)), formatPartChinese(written))}
      </Text>
    </View>
  );
}

interface DoubtedProps {
  /** What keeps the day all the same. */
  label: string;
  busy: boolean;
  onKeep: () => void;
  onAgain: () => void;
}

/** Of a doubted day the safer choice stands first: to look again; it can still be meant. */
export const DoubtedButtons = ({ label, busy, onKeep, onAgain }: DoubtedProps) => (
  <>
    <Button text={words.doubtAgain} onTap={onAgain} />
    <Button kind="second" text={label} busy={busy} onTap={onKeep} />
  </>
);
