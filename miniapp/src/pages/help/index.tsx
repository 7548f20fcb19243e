import { useHeldPack } from '../../features/certificates/useHeldPack';
import { HelpView } from '../../features/help/HelpView';
import { words } from '../../features/help/words';
import { PackText } from '../../features/packs/PackText';
import { Screen } from '../../features/shell/Screen';
import { useShare } from '../../features/shell/useShare';

export default function HelpPage() {
  useShare('help', '换证找谁问、出错怎么办');
  const heldPack = useHeldPack();
  return (
    <Screen open title={words.title} tab="help">
      <PackText heldPack={heldPack}>{(pack) => <HelpView pack={pack} heldPack={heldPack} />}</PackText>
    </Screen>
  );
}
