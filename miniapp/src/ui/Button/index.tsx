import { Text, View } from '@tarojs/components';
import { classNames } from '../../class-names';
import { Icon, type IconName } from '../Icon';
import { Tap } from '../Tap';
import type { Colour } from '../theme/colours';
import './index.scss';

type ButtonKind = 'main' | 'second' | 'quiet' | 'danger';

interface Props {
  /** Starts with a verb: 去注册, 记 4 学时. */
  text: string;
  onTap: () => void;
  kind?: ButtonKind;
  icon?: IconName;
  disabled?: boolean;
  busy?: boolean;
  /** As narrow as its words, for a place beside other things. */
  narrow?: boolean;
  label?: string;
}

const iconColour: Record<ButtonKind, Colour> = {
  main: 'white',
  second: 'teal',
  quiet: 'teal',
  danger: 'brick',
};

export function Button({ text, onTap, kind = 'main', icon, disabled, busy, narrow, label }: Props) {
  return (
    <Tap
      onTap={onTap}
      disabled={disabled || busy}
      label={label}
      className={classNames('button', `button-${kind}`, disabled && 'button-off', narrow && 'button-narrow')}
    >
      {busy ? (
        <View className="button-busy" />
      ) : (
        icon && <Icon name={icon} size="small" colour={iconColour[kind]} />
      )}
      <Text className="button-text">{text}</Text>
    </Tap>
  );
}
