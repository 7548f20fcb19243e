import { type ChangeEvent, type ReactNode, useEffect, useRef } from 'react';

process.env.TARO_ENV = 'h5';
// The tests' browser lays nothing out: there is nothing to bring into sight.
Element.prototype.scrollIntoView ??= () => undefined;

type Props = Record<string, unknown> & { children?: ReactNode };

/** What WeChat alone understands is kept away from the DOM. */
function forDom({
  hoverClass: _,
  catchMove: __,
  placeholderClass: ___,
  openType: ____,
  nativeProps: _____,
  confirmType: ______,
  confirmHold: _______,
  ...props
}: Props) {
  return props;
}

export const View = (props: Props) => <div {...forDom(props)} />;
export const PageContainer = (): null => null;
export const Text = (props: Props) => <span {...forDom(props)} />;
export const Button = (props: Props) => <button type="button" {...forDom(props)} />;

/** As on both platforms, `onInput` carries what was typed in `detail`. */
export function Input({ onInput, onConfirm, maxlength, focus, type, ...props }: Props) {
  const tell = (event: ChangeEvent<HTMLInputElement>) =>
    (onInput as (event: unknown) => void)({ detail: { value: event.target.value } });
  const confirm = (event: { key: string }) => {
    if (event.key === 'Enter') (onConfirm as (() => void) | undefined)?.();
  };
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  const mode = type === 'text' ? 'text' : 'numeric';
  return (
    <input
      ref={field}
      {...forDom(props)}
      inputMode={mode}
      maxLength={maxlength as number}
      onChange={tell}
      onKeyDown={confirm}
    />
  );
}
