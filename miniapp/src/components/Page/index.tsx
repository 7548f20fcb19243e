import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classNames } from '../../class-names';
import type { TextSize } from '../../theme/text-size';
import { Icon } from '../Icon';
import { Tap } from '../Tap';
import './index.scss';

export interface PageProps {
  title: string;
  textSize: TextSize;
  /** What the screen is about, beside the way back: a certificate, a place in the row. */
  context?: string;
  /** The way back; root pages have none. */
  onBack?: () => void;
  /** Narrow bars above everything: simulated date, no connection. */
  bars?: ReactNode;
  /** The main action, within the thumb's reach. */
  footer?: ReactNode;
  tabBar?: ReactNode;
  children: ReactNode;
}

const onWeb = process.env.TARO_ENV === 'h5';
const main = onWeb ? { role: 'main' } : {};
const heading = onWeb ? { role: 'heading', 'aria-level': 1 } : {};

function Top({ title, context, onBack }: Pick<PageProps, 'title' | 'context' | 'onBack'>) {
  return (
    <View className={classNames('page-top', !onBack && 'page-top-root')}>
      {onBack && (
        <View className="page-line">
          {/* In WeChat the native bar has the way back. */}
          {onWeb && (
            <Tap className="page-back" onTap={onBack} label="返回">
              <Icon name="back" />
            </Tap>
          )}
          {context && <Text className="page-context">{context}</Text>}
        </View>
      )}
      <View className="page-title" {...heading}>
        <Text>{title}</Text>
      </View>
    </View>
  );
}

/** The frame of every screen: bars, title, content, and what stays at the bottom. */
export function Page({ title, context, textSize, onBack, bars, footer, tabBar, children }: PageProps) {
  return (
    <View
      className={classNames(
        'page',
        `fs-${textSize}`,
        tabBar ? 'page-tabbed' : footer ? 'page-footed' : null,
        tabBar && footer ? 'page-raised' : null,
      )}
    >
      {bars}
      <Top title={title} context={context} onBack={onBack} />
      <View className="page-content" {...main}>
        {children}
      </View>
      {footer && (
        <View className={classNames('page-foot', tabBar ? 'page-foot-raised' : null)}>{footer}</View>
      )}
      {tabBar}
    </View>
  );
}
