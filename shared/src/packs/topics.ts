// What every pack is asked, whatever its document: a pack answers it by an obligation, or says that it cannot.
import { isSeenWhole, type Pack } from '../law';

type Matter = 'exchange' | 'hours' | 'validity';

/** Words by which clauses, silences and gaps of a pack belong to a matter. */
export const ABOUT: Readonly<Record<Matter, RegExp>> = {
  exchange: /换证|换成|能换|换到|换好|换发|旧证书|期限/,
  hours: /学时|学习|周期|培训|补学|必修/,
  validity: /有效期|延续|失效|期满|重新|状态/,
};

/** How a matter is called, and by which kind of obligation it is answered. */
const MATTERS: Readonly<Record<Matter, readonly [name: string, by: string]>> = {
  exchange: ['换证', 'once'],
  hours: ['要学多少学时', 'needs 里的 hours'],
  validity: ['有效期和延续', 'term'],
};

const isRuled = ({ said: { obligations } }: Pack, matter: Matter): boolean =>
  obligations.some(({ when, needs }) => {
    if (matter === 'hours') return needs.some((need) => 'hours' in need);
    // Whoever says 换证 of what is only ever renewed means that.
    return matter === 'validity' ? 'term' in when : 'once' in when || 'term' in when;
  });

/** The matters that a pack leaves without any answer, each with how it might be given. */
export function unanswered(pack: Pack): { name: string; by: string }[] {
  const { notStated, notAtHand } = pack.said;
  const isCovered = (matter: Matter): boolean =>
    [...notStated, ...notAtHand].some(
      ({ title, text }) => ABOUT[matter].test(title) || ABOUT[matter].test(text),
    );
  // Of a document of which a part is missing, and that says so, nobody can tell what it leaves out.
  const isMissed = !isSeenWhole(pack) && notAtHand.length > 0;
  return (Object.keys(MATTERS) as Matter[])
    .filter((matter) => !isRuled(pack, matter) && !isCovered(matter) && !isMissed)
    .map((matter) => ({ name: MATTERS[matter][0], by: MATTERS[matter][1] }));
}
