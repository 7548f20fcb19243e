import { Input, Text, View } from '@tarojs/components';
import { classNames } from '../../class-names';
import { Icon } from '../Icon';
import './index.scss';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'number' | 'digit';
  placeholder?: string;
  help?: string;
  error?: string | null;
  maxLength?: number;
  focus?: boolean;
  onConfirm?: () => void;
}

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
        type={type}
        placeholder={placeholder ?? ''}
        placeholderClass="field-placeholder"
        maxlength={maxLength}
        focus={focus ?? false}
        aria-label={label}
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={() => onConfirm?.()}
      />
      {error ? (
        <View className="field-error" {...{ role: 'alert' }}>
          <Icon name="stop" colour="brick" size="small" />
          <Text className="field-error-text">{error}</Text>
        </View>
      ) : (
        help && <Text className="field-help">{help}</Text>
      )}
    </View>
  );
}
