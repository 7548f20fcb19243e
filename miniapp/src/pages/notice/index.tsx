import { useResource } from '../../api/resource';
import { NoticeText } from '../../features/notice/NoticeText';
import { notice } from '../../features/notice/store';
import { words } from '../../features/notice/words';
import { Loaded } from '../../features/shell/Loaded';
import { Screen } from '../../features/shell/Screen';
import { useShare } from '../../features/shell/useShare';

export default function NoticePage() {
  useShare('notice', '换证的文件怎么说');
  const shelf = useResource(notice);
  return (
    <Screen open title={words.title}>
      <Loaded shelf={shelf} resource={notice}>
        {(data) => <NoticeText notice={data} />}
      </Loaded>
    </Screen>
  );
}
