import { Text } from '@tarojs/components';
import { useResource } from '../../api/resource';
import { Button } from '../../ui/Button';
import { ErrorLine } from '../../ui/ErrorLine';
import { Sheet } from '../../ui/Sheet';
import { cards } from '../certificates/cards';
import './index.scss';
import type { Claims } from './store';
import { words } from './words';

const said = words.withdraw;

interface Props {
  claim: Claims['claims'][number];
  busy: boolean;
  error: string | null;
  onWithdraw: () => void;
  onClose: () => void;
}

/** How the certificate stands now by the record, and by what it will stand without. */
function Sides({ certificateId }: { certificateId: string }) {
  const { data } = useResource(cards);
  const card = data?.certificates.find(({ id }) => id === certificateId);
  return (
    <>
      {card?.headline && (
        <>
          <Text className="withdraw-name">{said.now}</Text>
          <Text className="withdraw-text">{said.stands(card.title, card.headline.title)}</Text>
        </>
      )}
      <Text className="withdraw-name">{said.after}</Text>
      <Text className="withdraw-text">{said.withoutRecord}</Text>
    </>
  );
}

/** Asks before a claim is withdrawn: nothing but claiming anew brings it back. */
export function WithdrawSheet({ claim: { certificateId }, busy, error, onWithdraw, onClose }: Props) {
  return (
    <Sheet
      title={said.title}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={error} />
          <Button kind="danger" icon="undo" text={said.confirm} busy={busy} onTap={onWithdraw} />
          <Button kind="quiet" text={said.keep} onTap={onClose} />
        </>
      }
    >
      {certificateId && <Sides certificateId={certificateId} />}
      <Text className="withdraw-text">{said.noWayBack}</Text>
    </Sheet>
  );
}
