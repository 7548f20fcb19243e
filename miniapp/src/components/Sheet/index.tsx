import { Text, View } from '@tarojs/components';
import { type ReactNode, useEffect } from 'react';
import { Icon } from '../Icon';
import { Tap } from '../Tap';
import { clearToast } from '../Toast';
import './index.scss';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The sheet's own main action, always in sight at its foot. */
  footer?: ReactNode;
}

/** Closes on Escape, where there is a keyboard. */
function useEscape(onClose: () => void): void {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return;
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onClose]);
}

const dialog =
  process.env.TARO_ENV === 'h5' ? { role: 'dialog', 'aria-modal': 'true' } : { 'aria-role': 'dialog' };

/** A sheet from the bottom of the screen, for one thing to choose or fill in. */
export function Sheet({ title, onClose, children, footer }: Props) {
  useEscape(onClose);
  useEffect(clearToast, []);
  return (
    <View className="sheet">
      <View className="sheet-shade" onClick={onClose} catchMove />
      <View className="sheet-panel" aria-label={title} {...dialog}>
        <View className="sheet-head">
          <Text className="sheet-title">{title}</Text>
          <Tap className="sheet-close" onTap={onClose} label="关闭">
            <Icon name="close" colour="muted" />
          </Tap>
        </View>
        <View className="sheet-body">{children}</View>
        {footer && <View className="sheet-foot">{footer}</View>}
      </View>
    </View>
  );
}
