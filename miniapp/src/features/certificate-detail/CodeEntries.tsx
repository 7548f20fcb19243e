import { go } from '../../navigation';
import { Entry } from '../../ui/Rows';
import { words } from './words';

/** What others can see of a certificate, whichever pack it is of: its code to show, its official record to claim. */
export function CodeEntries({ id, claimed }: { id: string; claimed: boolean }) {
  return (
    <>
      <Entry icon="scan" text={words.code} hint={words.codeHint} onTap={() => go('code', { id })} />
      <Entry icon="shield" {...(claimed ? words.claimed : words.claim)} onTap={() => go('claim', { id })} />
    </>
  );
}
