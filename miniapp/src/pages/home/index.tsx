import { useResource } from '../../api/resource';
import { CertificateList } from '../../features/certificates/CertificateList';
import { certificates } from '../../features/certificates/store';
import { words } from '../../features/certificates/words';
import { Loaded } from '../../features/shell/Loaded';
import { Screen } from '../../features/shell/Screen';

export default function HomePage() {
  const shelf = useResource(certificates);
  return (
    <Screen title={words.title} tab="home">
      <Loaded shelf={shelf} resource={certificates}>
        {(data) => <CertificateList list={data.certificates} />}
      </Loaded>
    </Screen>
  );
}
