import { session } from '../../api/session';
import { go, goScan, type PageName } from '../../navigation';
import type { IconName } from '../../ui/Icon';
import { openPage } from '../certificates/cards';
import { copyText, dial } from '../place/actions';
import type { Action } from './store';
import { words } from './words';

/** Pages that open without naming a certificate; the others are reached through the list of certificates. */
const openPages: Record<string, PageName> = {
  home: 'home',
  add: 'add',
  way: 'home',
  study: 'home',
  years: 'home',
  notice: 'notice',
  help: 'help',
  privacy: 'privacy',
  me: 'me',
  reminders: 'reminders',
};

export const actionIcons: Partial<Record<Action['type'], IconName>> = {
  copy: 'copy',
  dial: 'phone',
  'add-hours': 'plus',
  'set-reminder': 'bell',
  'open-step': 'go',
  'start-guide': 'flag',
  scan: 'scan',
};

/** Whether the app has the place that an action leads to. */
export const canDo = (action: Action): boolean => action.type !== 'open-page' || action.page in openPages;

function openStep(certificateId: string | null, stepId: string): void {
  if (certificateId) openPage('step', { id: certificateId, step: stepId });
  else go(session.get() ? 'home' : 'help');
}

/** Does what a button under an answer says; `say` goes on with the talk. */
export function act(action: Action, say: (text: string) => void): void {
  switch (action.type) {
    case 'open-step':
      openStep(action.certificateId, action.stepId);
      break;
    case 'copy':
      void copyText(action.text, words.copied);
      break;
    case 'dial':
      void dial(action.phone);
      break;
    case 'add-hours':
      openPage('study', { id: action.certificateId });
      break;
    case 'set-reminder':
      go('reminders');
      break;
    case 'start-guide':
      say(words.guide);
      break;
    case 'open-page':
      go(openPages[action.page] ?? 'home');
      break;
    case 'scan':
      if (action.number) go('scan', { number: action.number });
      else goScan();
      break;
  }
}
