import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classNames } from '../../class-names';
import { Icon, type IconName } from '../Icon';
import { Tap } from '../Tap';
import type { TextSize } from '../theme/text-size';
import './index.scss';

export interface PageProps {
  title: string;
  textSize: TextSize;
  /** What the screen is about, beside the way back: a certificate, a place in the row. */
  context?: string;
  /** What one does here most beside the page's own matter, at the title's side. */
  action?: { icon: IconName; text: string; onTap: () => void };
  /** Not wider than a column of text, however wide the screen: a talk, a code, a form. */
  narrow?: boolean;
  /** The way back; root pages have none. */
  onBack?: () => void;
  /** Narrow bars above everything: simulated date, no connection. */
  bars?: ReactNode;
  /** The main action, within the thumb's reach. */
  footer?: ReactNode;
  /** The foot has a row more over its main action. */
  tallFoot?: boolean;
  tabBar?: ReactNode;
  children: ReactNode;
}

const onWeb = process.env.TARO_ENV === 'h5';
const landmark = (role: string, label?: string) =>
  onWeb ? { role, ...(label && { 'aria-label': label }) } : {};
const heading = onWeb ? { role: 'heading', 'aria-level': 1 } : {};

function Top({ title, context, action, onBack }: Pick<PageProps, 'title' | 'context' | 'action' | 'onBack'>) {
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
      <View className="page-head">
        <View className="page-title" {...heading}>
          <Text>{title}</Text>
        </View>
        {action && (
          <Tap className="page-action" onTap={action.onTap}>
            <Icon name={action.icon} colour="teal" size="small" />
            <Text>{action.text}</Text>
          </Tap>
        )}
      </View>
    </View>
  );
}

/** The frame of every screen: bars, title, content, and what stays at the bottom. */
export function Page(props: PageProps) {
  const { title, context, action, narrow, textSize, onBack, bars, footer, tallFoot, tabBar, children } =
    props;
  return (
    <View
      className={classNames(
        'page',
        `fs-${textSize}`,
        tabBar ? 'page-tabbed' : footer ? 'page-footed' : null,
        tabBar && footer ? 'page-raised' : null,
        tallFoot ? 'page-tall-foot' : null,
        narrow ? 'page-narrow' : null,
      )}
    >
      <View className="page-bars" {...landmark('banner')}>
        {bars}
      </View>
      <View className="page-main" {...landmark('main')}>
        <Top title={title} context={context} action={action} onBack={onBack} />
        <View className="page-content">{children}</View>
        {footer && (
          <View className={classNames('page-foot', tabBar ? 'page-foot-raised' : null)}>{footer}</View>
        )}
      </View>
      {tabBar && <View {...landmark('navigation', '主导航')}>{tabBar}</View>}
    </View>
  );
}
