import { holderId, lookAtOtherTabs, SESSION_KEY, session, signedOut, takenOver } from '../../api/session';
import { storage } from '../../api/storage';
import { observable } from '../../observable';

/** Set where this tab was another holder's a moment ago: it says so, once. */
export const cameFromAnother = observable(false);

// Of this tab alone, unlike the app's storage, and still there after it was loaded anew.
const BEFORE = 'holder-before';

function begin(): void {
  const before = sessionStorage.getItem(BEFORE);
  if (before === null) return;
  if (holderId() === null) {
    signedOut.set('other-tab');
  } else {
    sessionStorage.removeItem(BEFORE);
    cameFromAnother.set(before !== holderId());
  }
}

/** Loads the app anew at its beginning, so that nothing of the holder before is left in it: no screen, no draft. */
function beginAnew(): void {
  if (!takenOver.get()) return;
  sessionStorage.setItem(BEFORE, holderId() ?? '');
  window.history.replaceState(null, '', '#/pages/home/index');
  window.location.reload();
}

function look(): void {
  lookAtOtherTabs();
  // Signed out in another tab before; now somebody has signed in there.
  if (holderId() === null && sessionStorage.getItem(BEFORE) !== null && storage.read(SESSION_KEY) !== null)
    window.location.reload();
}

/** Follows what other tabs of this browser do to the session, at once, and when this one comes to the front. */
export function followOtherTabs(): void {
  try {
    begin();
  } catch {
    return; // Without a storage no tab knows of another.
  }
  takenOver.subscribe(beginAnew);
  // Whoever signs in in this very tab knows who they are.
  session.subscribe(() => {
    if (holderId() !== null) sessionStorage.removeItem(BEFORE);
  });
  window.addEventListener('storage', look);
  window.addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', look);
}
