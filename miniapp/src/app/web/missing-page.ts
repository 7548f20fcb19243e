import { showToast } from '../../ui/Toast';

const WORDS = '这一页还没存下来。连上网，刷新一下再打开。';

/** A page whose file cannot be fetched does not open; that is said instead of passed over in silence. */
export function tellOfMissingPages(): void {
  window.addEventListener('unhandledrejection', (event) => {
    if ((event.reason as Error | undefined)?.name !== 'ChunkLoadError') return;
    event.preventDefault();
    showToast({ text: WORDS });
  });
}
