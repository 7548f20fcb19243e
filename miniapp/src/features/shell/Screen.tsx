import { Text, View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { flush } from '../../api/queue';
import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { firstScreenIsThere } from '../../first-sight';
import { arrived, back, go, type PageName, type Params, restartAt, type TabName } from '../../navigation';
import { useObservable } from '../../observable';
import { ClockBar } from '../../ui/ClockBar';
import { Page, type PageProps } from '../../ui/Page';
import { TabBar } from '../../ui/TabBar';
import { ToastHost } from '../../ui/Toast';
import { comeBackTo } from './afterwards';
import { unread } from './arrivals';
import { ClockSheet } from './ClockSheet';
import { ConnectionBar } from './ConnectionBar';
import { useToday } from './clock';
import { OtherHolderNote } from './OtherHolderNote';
import { tabsWith } from './tabs';
import { textSize } from './text-size';
import './index.scss';
import { words } from './words';

interface Props {
  title: string;
  /** What the screen is about: a certificate, a place in the row. */
  context?: string;
  /** Set on the root pages: which tab this is. */
  tab?: TabName;
  /** There is nothing to go back to. */
  root?: boolean;
  footer?: ReactNode;
  /** The foot has a row more over its main action. */
  tallFoot?: boolean;
  action?: PageProps['action'];
  narrow?: boolean;
  /** Most screens are for holders who are signed in; the notice and the contacts are for everybody. */
  open?: boolean;
  /** Where to go on after signing in: the place of a link that led here. */
  here?: { page: PageName; params: Params };
  children: ReactNode;
}

function useSignInFirst(open: boolean, here: Props['here']): boolean {
  const signedIn = useObservable(session) !== null;
  const leave = !open && !signedIn;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place that was meant when it was left
  useEffect(() => {
    if (!leave) return;
    if (here) comeBackTo(here.page, here.params);
    restartAt('sign-in');
  }, [leave]);
  return !leave;
}

function Bars() {
  const today = useToday();
  const [moving, setMoving] = useState(false);
  return (
    <>
      {today?.simulated && <ClockBar date={today.words} onTap={() => setMoving(true)} />}
      <ConnectionBar />
      {today && moving && <ClockSheet today={today} onClose={() => setMoving(false)} />}
    </>
  );
}

function Tabs({ current }: { current: TabName }) {
  const { data } = useResource(unread);
  return <TabBar tabs={tabsWith(data ?? 0)} current={current} onOpen={(id) => go(id as TabName)} />;
}

/** A screen of the app: the page's frame with what every screen has. */
export function Screen({ tab, root, open = false, here, children, ...page }: Props) {
  const size = useObservable(textSize);
  const allowed = useSignInFirst(open, here);
  useDidShow(() => {
    arrived();
    void flush();
  });
  // Before it is painted: the two never stand there at once.
  useLayoutEffect(firstScreenIsThere, []);
  if (!allowed) return null;
  return (
    <Page
      {...page}
      textSize={size}
      onBack={tab || root ? undefined : back}
      bars={<Bars />}
      tabBar={tab && <Tabs current={tab} />}
    >
      {children}
      <Text className="shell-helper">{words.helper}</Text>
      <View>
        {process.env.TARO_ENV === 'h5' && <OtherHolderNote />}
        <ToastHost />
      </View>
    </Page>
  );
}
