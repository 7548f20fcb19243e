import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classNames } from '../../class-names';
import { Icon, type IconName } from '../Icon';
import './index.scss';

interface Props {
  title?: string;
  icon?: IconName;
  className?: string;
  children?: ReactNode;
}

/** A white card with an optional heading. */
export function Card({ title, icon, className, children }: Props) {
  return (
    <View className={classNames('card', className)}>
      {title && (
        <View className="card-heading">
          {icon && <Icon name={icon} colour="teal" />}
          <Text className="card-title">{title}</Text>
        </View>
      )}
      {children}
    </View>
  );
}
