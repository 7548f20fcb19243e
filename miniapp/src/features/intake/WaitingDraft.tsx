import { useResource } from '../../api/resource';
import { go } from '../../navigation';
import { Card } from '../../ui/Card';
import { Entry, Rows } from '../../ui/Rows';
import { intake } from './store';
import { POST } from './useIntake';
import { words } from './words';

/** On home: a certificate of which some questions were answered, and that is not added yet. */
export function WaitingDraft() {
  const { view } = useResource(intake).data ?? { view: null };
  if (view === null || view.answered.length === 0) return null;
  const post = view.answered.find(({ question }) => question.id === POST)?.label ?? null;
  return (
    <Card title={words.waits(post)}>
      <Rows>
        <Entry
          icon="flag"
          text={words.goOn}
          hint={words.waitsHint(view.answered.length)}
          onTap={() => go('add')}
        />
      </Rows>
    </Card>
  );
}
