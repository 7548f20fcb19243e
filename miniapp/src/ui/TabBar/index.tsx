import { Text, View } from '@tarojs/components';
import { classNames } from '../../class-names';
import { Icon, type IconName } from '../Icon';
import { Tap } from '../Tap';
import './index.scss';

export interface Tab {
  id: string;
  text: string;
  icon: IconName;
  /** How many new things are behind it, shown at its icon. */
  count?: number;
  /** The same for screen readers: 2 条没读 */
  countWords?: string;
}

const MOST_SHOWN = 99;
const list = process.env.TARO_ENV === 'h5' ? { role: 'tablist' } : { 'aria-role': 'tablist' };

/** The bar of the root pages; its words follow the text size. */
export function TabBar({
  tabs,
  current,
  onOpen,
}: {
  tabs: readonly Tab[];
  current: string;
  onOpen: (id: string) => void;
}) {
  return (
    <View className="tab-bar" {...list}>
      {tabs.map((tab) => {
        const chosen = tab.id === current;
        return (
          <Tap
            key={tab.id}
            className={classNames('tab', chosen && 'tab-chosen')}
            label={tab.countWords && `${tab.text}，${tab.countWords}`}
            role="tab"
            chosen={chosen}
            onTap={() => onOpen(tab.id)}
          >
            <View className="tab-icon">
              <Icon name={tab.icon} colour={chosen ? 'teal' : 'muted'} />
            </View>
            <Text className="tab-text">{tab.text}</Text>
            {tab.count !== undefined && <Text className="tab-count">{Math.min(tab.count, MOST_SHOWN)}</Text>}
          </Tap>
        );
      })}
    </View>
  );
}
