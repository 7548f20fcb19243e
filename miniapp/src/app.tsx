import './platform';
import type { PropsWithChildren } from 'react';
import { watchPhoneNetwork } from './api/network';
import './app.scss';

watchPhoneNetwork();

export default function App({ children }: PropsWithChildren) {
  return children;
}
