import { openerOf } from '../../../features/certificates/cards';
import { useNamed } from '../../../features/certificates/twins';
import { HeldScreen } from '../../../features/held/HeldScreen';
import { HeldView } from '../../../features/held/HeldView';
import { words } from '../../../features/held/words';
import { Screen } from '../../../features/shell/Screen';
import { useParam } from '../../../navigation';
import { Button } from '../../../ui/Button';

export default function HeldPage() {
  const named = useNamed(useParam('id'));
  const tell = useParam('fact');
  return (
    <HeldScreen>
      {({ held, pack }) => {
        const open = held.archived || held.next?.kind === 'fact' ? null : openerOf(held);
        return (
          <Screen
            title={held.title}
            context={named(words.of(held.jurisdiction, held.kindName))}
            footer={open && held.next && <Button text={held.next.label} onTap={open} />}
          >
            <HeldView held={held} pack={pack} tell={tell} />
          </Screen>
        );
      }}
    </HeldScreen>
  );
}
