import { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { CertificateList } from '../../features/certificates/CertificateList';
import { cards, isToldWhole } from '../../features/certificates/cards';
import { StrangerHome } from '../../features/certificates/StrangerHome';
import { certificates } from '../../features/certificates/store';
import { words } from '../../features/certificates/words';
import { useBegun } from '../../features/intake/useBegun';
import { Loaded } from '../../features/shell/Loaded';
import { Screen } from '../../features/shell/Screen';
import { useShare } from '../../features/shell/useShare';
import { keepFirstSight } from '../../first-sight';
import { goScan } from '../../navigation';
import { useObservable } from '../../observable';

export default function HomePage() {
  useShare('home', '换证助手：看看你的证能不能换');
  const signedIn = useObservable(session) !== null;
  const shelf = useResource(certificates, signedIn);
  const known = shelf.data?.certificates ?? [];
  const others = known.some((view) => !isToldWhole(view));
  const waiting = useBegun();
  const cardShelf = useResource(cards, signedIn && others);
  const isDrawn = !signedIn || (shelf.data !== null && (!others || cardShelf.data !== null));
  const keep = () => {
    if (isDrawn) keepFirstSight();
  };
  useEffect(keep);
  useDidShow(keep);
  return (
    <Screen
      open
      title={signedIn ? words.title : words.strangerTitle}
      action={signedIn ? { icon: 'scan', text: words.scan, onTap: goScan } : undefined}
      tab="home"
    >
      {signedIn ? (
        <Loaded shelf={shelf} resource={certificates}>
          {(data) =>
            others ? (
              <Loaded shelf={cardShelf} resource={cards}>
                {(held) => (
                  <CertificateList views={data.certificates} cards={held.certificates} waiting={waiting} />
                )}
              </Loaded>
            ) : (
              <CertificateList views={data.certificates} cards={[]} waiting={waiting} />
            )
          }
        </Loaded>
      ) : (
        <StrangerHome waiting={waiting} />
      )}
    </Screen>
  );
}
