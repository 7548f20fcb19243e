import Taro from '@tarojs/taro';
import { reportFault } from '../../api/faults';

/** Errors that nothing in the app has caught. */
export function reportErrors(): void {
  if (Taro.canIUse('onError')) Taro.onError((error: unknown) => reportFault(error));
  if (Taro.canIUse('onUnhandledRejection'))
    Taro.onUnhandledRejection(({ reason }: { reason: unknown }) => reportFault(reason));
}
