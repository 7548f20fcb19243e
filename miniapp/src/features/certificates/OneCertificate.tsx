import type { CertificateView } from '@hz/shared/contracts';
import { type ReactNode, useEffect } from 'react';
import { go, replaceWith } from '../../navigation';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Loaded } from '../shell/Loaded';
import { isToldWhole } from './cards';
import { certificates, type OneCertificate as One } from './store';
import { words } from './words';

/** A certificate that only its pack can speak of has pages of its own. */
function OtherPage({ id }: { id: string }) {
  useEffect(() => replaceWith('held', { id }), [id]);
  return null;
}

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
        one.certificate && !isToldWhole(one.certificate) ? (
          <OtherPage id={one.certificate.id} />
        ) : one.certificate ? (
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
