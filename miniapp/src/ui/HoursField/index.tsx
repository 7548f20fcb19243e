import { Input, Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Chip, Chips } from '../Choice';
import { ErrorLine } from '../ErrorLine';
import { Icon, type IconName } from '../Icon';
import { Tap } from '../Tap';
import { isNoHours, parseTenths, tenthsText } from './tenths';
import './index.scss';

interface Props {
  label: string;
  /** Tenths of an hour; null while what is typed is no number of hours. */
  tenths: number | null;
  onChange: (tenths: number | null) => void;
  /** The usual answers, in tenths. */
  quick: readonly number[];
  /** What a usual answer is called, where its number is not its name. */
  quickText?: (tenths: number) => string;
  min: number;
  max: number;
}

const HALF_HOUR = 5;
const NO_HOURS = '填数字，最多一位小数，比如 4 或 4.5';

function Stepper({
  icon,
  label,
  onTap,
  disabled,
}: {
  icon: IconName;
  label: string;
  onTap: () => void;
  disabled: boolean;
}) {
  return (
    <Tap className="hours-step" label={label} onTap={onTap} disabled={disabled}>
      <Icon name={icon} colour={disabled ? 'faint' : 'teal'} />
    </Tap>
  );
}

/** Hours in one tap for the usual numbers, half an hour up or down, or typed to a tenth. */
export function HoursField({ label, tenths, onChange, quick, quickText, min, max }: Props) {
  const [typed, setTyped] = useState(tenths === null ? '' : tenthsText(tenths));
  useEffect(() => {
    if (tenths !== null) setTyped((text) => (parseTenths(text) === tenths ? text : tenthsText(tenths)));
  }, [tenths]);
  const shift = (by: number) => onChange(Math.max(min, Math.min(max, (tenths ?? min) + by)));
  const type = (text: string) => {
    setTyped(text);
    onChange(parseTenths(text));
  };
  return (
    <View className="hours-field">
      <Text className="hours-label">{label}</Text>
      {quick.length > 0 && (
        <Chips label={label}>
          {quick.map((amount) => (
            <Chip
              key={amount}
              text={quickText?.(amount) ?? `${tenthsText(amount)} 学时`}
              chosen={tenths === amount}
              onTap={() => onChange(amount)}
            />
          ))}
        </Chips>
      )}
      <View className="hours-row">
        <Stepper
          icon="minus"
          label="少半个学时"
          disabled={(tenths ?? min) <= min}
          onTap={() => shift(-HALF_HOUR)}
        />
        <Input
          className="hours-input"
          type="digit"
          value={typed}
          maxlength={6}
          placeholder="几"
          placeholderClass="hours-placeholder"
          aria-label={`${label}，学时数`}
          onInput={(event) => type(event.detail.value)}
        />
        <Text className="hours-unit">学时</Text>
        <Stepper
          icon="plus"
          label="多半个学时"
          disabled={(tenths ?? min) >= max}
          onTap={() => shift(HALF_HOUR)}
        />
      </View>
      <ErrorLine text={tenths === null && isNoHours(typed) ? NO_HOURS : null} />
    </View>
  );
}
