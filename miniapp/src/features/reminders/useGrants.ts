import { useState } from 'react';
import { useResource } from '../../api/resource';
import { holderId, ofHolder } from '../../api/session';
import { storage } from '../../api/storage';
import { useObservable } from '../../observable';
import { showToast } from '../../ui/Toast';
import { report } from './reports';
import { type Push, settings } from './store';
import { type Asked, askWeChat, isConsent } from './subscribe';
import { type Moment, words } from './words';

const inWeChat = process.env.TARO_ENV === 'weapp';

// Who said no is not asked again in passing; on the settings page they can change their mind.
const refusalKey = () => `grants-refused:${holderId()}`;
const refused = ofHolder(() => storage.read<boolean>(refusalKey()) === true);

function keepRefusal(next: boolean): void {
  if (next) storage.write(refusalKey(), true);
  else storage.remove(refusalKey());
  refused.set(next);
}

/** Keeps what was answered. Says what to tell the holder of it. */
async function settle(asked: Asked): Promise<string> {
  if ('failed' in asked) {
    if (asked.failed === 'not-asked') return words.pushNotAsked;
    keepRefusal(true);
    return words.pushOff;
  }
  const agreed = asked.answers.some(isConsent);
  keepRefusal(!agreed);
  const push = await report(asked.answers);
  if (agreed) return push ? words.pushThanks(push.left) : words.pushKept;
  return asked.answers.some(({ answer }) => answer === 'ban') ? words.pushOff : words.pushDeclined;
}

const templatesOf = (push: Push): string[] => push.templates.map(({ templateId }) => templateId);

/** Asking on purpose, from the settings page. */
export function useAsking(push: Push) {
  const [busy, setBusy] = useState(false);
  async function tell(asking: Asked | Promise<Asked>): Promise<void> {
    setBusy(true);
    showToast({ text: await settle(await asking) });
    setBusy(false);
  }
  return {
    busy,
    /** To be called in a tap's handler. */
    ask: () => tell(askWeChat(templatesOf(push))),
    /** Takes the place of WeChat's answer in the demo, where there is no WeChat. */
    answer: (answer: 'accept' | 'reject') =>
      tell({ answers: templatesOf(push).map((templateId) => ({ templateId, answer })) }),
  };
}

const askedAt = ofHolder(() => new Set<Moment>());

export interface GrantInPassing {
  /** What WeChat is going to ask, to be read before the tap; null when it is not going to ask. */
  note: string | null;
  /** To be called in the tap's handler, before anything is awaited. */
  ask(): void;
}

/** Asking along with a tap that is made anyway: once a session for each moment, never after a refusal. */
export function useGrantInPassing(moment: Moment): GrantInPassing {
  const { data } = useResource(settings, inWeChat);
  const isRefused = useObservable(refused);
  const asked = useObservable(askedAt);
  const worth = data?.push.available === true && data.push.ask !== null;
  if (!inWeChat || !worth || asked.has(moment) || isRefused) return { note: null, ask: () => {} };
  return {
    note: words.note[moment],
    ask() {
      askedAt.set(new Set(askedAt.get()).add(moment));
      // Nothing is said of the answer: what the tap itself did is being told, with the way to undo it.
      void askWeChat(templatesOf(data.push)).then(settle);
    },
  };
}
