import { NoticeText } from '../../features/notice/NoticeText';
import { words } from '../../features/notice/words';
import { PackText } from '../../features/packs/PackText';
import { Screen } from '../../features/shell/Screen';
import { useShare } from '../../features/shell/useShare';
import { useParam } from '../../navigation';

export default function NoticePage() {
  useShare('notice', '换证的文件怎么说');
  const id = useParam('pack');
  return (
    <Screen open title={words.title}>
      <PackText id={id}>{(pack) => <NoticeText pack={pack} />}</PackText>
    </Screen>
  );
}
