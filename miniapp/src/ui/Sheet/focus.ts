const FOCUSABLE = '[tabindex="0"], input, textarea, a[href], button';

const visibleIn = (panel: Element): HTMLElement[] =>
  [...panel.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.getAttribute('aria-disabled') !== 'true' && element.offsetParent !== null,
  );

/** Takes the focus into a sheet, keeps it there, and gives it back when told to end; Escape asks to close. */
export function keepFocusIn(panelId: string, onEscape: () => void): () => void {
  const before = document.activeElement as HTMLElement | null;
  const panel = document.getElementById(panelId);
  if (!panel?.contains(before)) panel?.focus({ preventScroll: true });
  function listen(event: KeyboardEvent): void {
    const sheets = document.querySelectorAll('.sheet-panel');
    // Of two sheets, the keys are for the one in front.
    if (sheets[sheets.length - 1]?.id !== panelId) return;
    if (event.key === 'Escape') onEscape();
    if (event.key !== 'Tab' || !panel) return;
    const all = visibleIn(panel);
    const [first, last] = [all[0], all[all.length - 1]];
    const at = document.activeElement;
    if (!first || !last) return;
    if (event.shiftKey ? at === first || at === panel : at === last) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    } else if (!panel.contains(at)) {
      event.preventDefault();
      first.focus();
    }
  }
  document.addEventListener('keydown', listen);
  return () => {
    document.removeEventListener('keydown', listen);
    if (before && document.contains(before)) before.focus({ preventScroll: true });
  };
}
