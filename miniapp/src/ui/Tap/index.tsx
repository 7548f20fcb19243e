import { View } from '@tarojs/components';
import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from '../../class-names';
import './index.scss';

interface Props {
  onTap: () => void;
  children?: ReactNode;
  className?: string;
  /** What screen readers say instead of the content. */
  label?: string;
  role?: 'button' | 'radio' | 'checkbox' | 'tab' | 'link';
  /** Chosen among its neighbours (radio, tab). */
  chosen?: boolean;
  expanded?: boolean;
  disabled?: boolean;
  id?: string;
}

const onWeb = process.env.TARO_ENV === 'h5';

function spoken({ role = 'button', label, chosen, expanded, disabled }: Props) {
  const mark = role === 'radio' || role === 'checkbox' ? 'aria-checked' : 'aria-selected';
  return {
    [onWeb ? 'role' : 'aria-role']: role,
    ...(label ? { 'aria-label': label } : {}),
    ...(chosen === undefined ? {} : { [mark]: chosen ? 'true' : 'false' }),
    ...(expanded === undefined || !onWeb ? {} : { 'aria-expanded': expanded ? 'true' : 'false' }),
    ...(disabled ? { 'aria-disabled': 'true' } : {}),
  };
}

const keyboard = (onTap: () => void) => ({
  tabIndex: 0,
  onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onTap();
  },
});

/** Anything that can be tapped: at least 88px high, spoken as what it is, reachable by keyboard on the web. */
export function Tap(props: Props) {
  const { onTap, children, className, disabled, id } = props;
  const act = disabled ? () => {} : onTap;
  return (
    <View
      id={id}
      className={classNames('tap', disabled && 'tap-off', className)}
      hoverClass={disabled ? 'none' : 'tap-down'}
      onClick={act}
      {...spoken(props)}
      {...(onWeb ? keyboard(act) : {})}
    >
      {children}
    </View>
  );
}
