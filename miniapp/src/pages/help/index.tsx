import { HelpView } from '../../features/help/HelpView';
import { words } from '../../features/help/words';
import { PackText } from '../../features/packs/PackText';
import { Screen } from '../../features/shell/Screen';
import { useShare } from '../../features/shell/useShare';

export default function HelpPage() {
  useShare('help', '换证找谁问、出错怎么办');
  return (
    <Screen open title={words.title} tab="help">
      <PackText>{(pack) => <HelpView pack={pack} />}</PackText>
    </Screen>
  );
}
