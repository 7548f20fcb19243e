import type { CertificateView } from '@hz/shared/contracts';
import type { ReactNode } from 'react';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/EmptyState';
import { go } from '../../navigation';
import { Loaded } from '../shell/Loaded';
import { certificates, type OneCertificate as One } from './store';
import { words } from './words';

/** Shows something of one certificate, and says so kindly where there is none of that id. */
export function OneCertificate({
  one,
  children,
}: {
  one: One;
  children: (view: CertificateView) => ReactNode;
}) {
  return (
    <Loaded shelf={one.shelf} resource={certificates}>
      {() =>
        one.certificate ? (
          children(one.certificate)
        ) : (
          <EmptyState icon="card" title={words.gone} text={words.goneText}>
            <Button text={words.toHome} onTap={() => go('home')} />
          </EmptyState>
        )
      }
    </Loaded>
  );
}
