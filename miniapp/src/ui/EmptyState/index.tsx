import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classNames } from '../../class-names';
import { Helmet } from '../Helmet';
import { Icon, type IconName } from '../Icon';
import './index.scss';

interface Props {
  icon: IconName;
  title: string;
  text: string;
  children?: ReactNode;
}

/** Nothing here yet, or it could not be fetched: says so kindly and offers the way on. */
export function EmptyState({ icon, title, text, children }: Props) {
  return (
    <View className="empty">
      {icon === 'helmet' ? (
        <Helmet />
      ) : (
        <View className={classNames('empty-picture', icon === 'check' && 'empty-picture-done')}>
          <Icon name={icon} size="hero" colour="ink" />
        </View>
      )}
      <Text className="empty-title">{title}</Text>
      <Text className="empty-text">{text}</Text>
      {children && <View className="empty-action">{children}</View>}
    </View>
  );
}
