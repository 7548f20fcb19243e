import { Card } from '../../ui/Card';
import { Entry, Rows } from '../../ui/Rows';

/** Something that was begun about a certificate that is not in the list yet. */
export interface Waiting {
  /** Whose questions they are. */
  pack: string;
  text: string;
  hint: string;
  /** The way back to it. */
  onTap: () => void;
}

/** What was begun and waits: a quiet line each. */
export function Waits({ waiting }: { waiting: readonly Waiting[] }) {
  if (waiting.length === 0) return null;
  return (
    <Card>
      <Rows>
        {waiting.map(({ pack, text, hint, onTap }) => (
          <Entry key={pack} icon="edit" text={text} hint={hint} onTap={onTap} />
        ))}
      </Rows>
    </Card>
  );
}
