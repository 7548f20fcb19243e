import { Text, View } from '@tarojs/components';
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../Icon';
import { Tap } from '../Tap';
import { clearToast } from '../Toast';
import './index.scss';
import { keepFocusIn } from './focus';
import { onSystemBack } from './system-back';
import { WayBack } from './WayBack';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The sheet's own main action, always in sight at its foot. */
  footer?: ReactNode;
}

const onWeb = process.env.TARO_ENV === 'h5';
let opened = 0;

/** On the web: takes the focus and gives it back, and closes on Escape and on the system's way back. */
function useDialog(onClose: () => void): string {
  const id = useRef('');
  if (id.current === '') {
    opened += 1;
    id.current = `sheet-${opened}`;
  }
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!onWeb) return;
    const end = [keepFocusIn(id.current, () => close.current()), onSystemBack(() => close.current())];
    return () => {
      for (const each of end) each();
    };
  }, []);
  return id.current;
}

/** What does not fit is scrolled to, by keys too. */
const scrolled = onWeb ? { tabIndex: 0 } : {};
const dialog = onWeb ? { role: 'dialog', 'aria-modal': 'true', tabIndex: -1 } : { 'aria-role': 'dialog' };

/** A sheet from the bottom of the screen, for one thing to choose or fill in. */
export function Sheet({ title, onClose, children, footer }: Props) {
  const id = useDialog(onClose);
  useEffect(clearToast, []);
  return (
    <View className="sheet">
      <WayBack onBack={onClose} />
      <View className="sheet-shade" onClick={onClose} catchMove />
      <View className="sheet-panel" id={id} aria-label={title} {...dialog}>
        <View className="sheet-head">
          <Text className="sheet-title">{title}</Text>
          <Tap className="sheet-close" onTap={onClose} label="关闭">
            <Icon name="close" colour="muted" />
          </Tap>
        </View>
        <View className="sheet-body" {...scrolled}>
          {children}
        </View>
        {footer && <View className="sheet-foot">{footer}</View>}
      </View>
    </View>
  );
}
