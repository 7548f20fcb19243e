import { Input, Text, View } from '@tarojs/components';
import { classNames } from '../../class-names';
import { ErrorLine } from '../ErrorLine';
import './index.scss';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** phone: digits are typed, but whatever is pasted is taken as it is. */
  type?: 'text' | 'number' | 'digit' | 'phone';
  placeholder?: string;
  help?: string;
  error?: string | null;
  maxLength?: number;
  focus?: boolean;
  onConfirm?: () => void;
}

const inWeChat = process.env.TARO_ENV === 'weapp';

/** A browser empties a number field into which something else is pasted, so there it is a text with the keys of a phone. */
const inputOf = (type: NonNullable<Props['type']>) =>
  type !== 'phone'
    ? { type }
    : inWeChat
      ? { type: 'number' as const }
      : { type: 'text' as const, nativeProps: { inputMode: 'tel' } };

/** One line of input, its label above and its error under it. */
export function Field(props: Props) {
  const {
    label,
    value,
    onChange,
    type = 'text',
    placeholder,
    help,
    error,
    maxLength = 60,
    focus,
    onConfirm,
  } = props;
  return (
    <View className="field">
      <Text className="field-label">{label}</Text>
      <Input
        className={classNames('field-input', error && 'field-wrong')}
        value={value}
        {...inputOf(type)}
        placeholder={placeholder ?? ''}
        placeholderClass="field-placeholder"
        maxlength={maxLength}
        focus={focus ?? false}
        aria-label={label}
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={() => onConfirm?.()}
      />
      <ErrorLine text={error} />
      {!error && help && <Text className="field-help">{help}</Text>}
    </View>
  );
}
