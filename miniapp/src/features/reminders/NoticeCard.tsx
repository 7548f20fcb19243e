import type { Day } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { classNames } from '../../class-names';
import { go, type PageName } from '../../navigation';
import { Icon } from '../../ui/Icon';
import { Tap } from '../../ui/Tap';
import './index.scss';
import { Head } from './MessageCard';
import type { Notice } from './store';
import { words } from './words';

const PAGES: Readonly<Record<Notice['about'], PageName>> = { claims: 'claim' };

interface Props {
  notice: Notice;
  today: Day;
  onRead: (notice: Notice) => void;
}

/** Something that happened: a tap marks it as read and leads to the place it is about. */
export function NoticeCard({ notice, today, onRead }: Props) {
  const said = words.notice[notice.about];
  const open = () => {
    onRead(notice);
    go(PAGES[notice.about]);
  };
  return (
    <View className={classNames('message', !notice.read && 'message-new')}>
      <Tap className="message-tap" onTap={open}>
        <Head tag={{ tone: notice.tone, text: said.tag }} message={notice} today={today} />
        <Text className="reminder-sentence">{notice.text}</Text>
        <View className="message-go">
          <Text>{said.open}</Text>
          <Icon name="next" colour="teal" size="small" />
        </View>
      </Tap>
    </View>
  );
}
