import { useResource } from '../../api/resource';
import { HelpView } from '../../features/help/HelpView';
import { words } from '../../features/help/words';
import { notice } from '../../features/notice/store';
import { Loaded } from '../../features/shell/Loaded';
import { Screen } from '../../features/shell/Screen';
import { useShare } from '../../features/shell/useShare';

export default function HelpPage() {
  useShare('help', '换证找谁问、出错怎么办');
  const shelf = useResource(notice);
  return (
    <Screen open title={words.title} tab="help">
      <Loaded shelf={shelf} resource={notice}>
        {(data) => <HelpView notice={data} />}
      </Loaded>
    </Screen>
  );
}
