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
  /** What is to be chosen or filled in first: until then the button says that, and cannot be tapped. */
  missing?: string | null | undefined;
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

export function Button({ text, onTap, kind = 'main', icon, disabled, missing, busy, narrow, label }: Props) {
  const off = disabled || Boolean(missing);
  return (
    <Tap
      onTap={onTap}
      disabled={off || busy}
      label={missing ? undefined : label}
      className={classNames('button', `button-${kind}`, off && 'button-off', narrow && 'button-narrow')}
    >
      {busy ? (
        <View className="button-busy" />
      ) : (
        icon && <Icon name={icon} size="small" colour={iconColour[kind]} />
      )}
      <Text className="button-text">{missing || text}</Text>
    </Tap>
  );
}
