import { reportFault } from '../../api/faults';

/** Errors that nothing in the app has caught, and that no screen has told the holder of. */
export function reportErrors(): void {
  window.addEventListener('error', ({ error, message }) => reportFault(error ?? message));
  window.addEventListener('unhandledrejection', ({ reason, defaultPrevented }) => {
    if (!defaultPrevented) reportFault(reason);
  });
}
