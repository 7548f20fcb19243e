import './platform';
import { useError } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { reportFault } from './api/faults';
import { watchPhoneNetwork } from './api/network';
import './app.scss';

watchPhoneNetwork();

export default function App({ children }: PropsWithChildren) {
  // What fails while a page is drawn is caught by Taro, and told here alone.
  useError(reportFault);
  return children;
}
