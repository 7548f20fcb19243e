import { useResource } from '../../api/resource';
import { Card } from '../../ui/Card';
import { PlaceRow } from '../place/PlaceRow';
import { type Pack, packTexts } from './store';
import { words } from './words';

/** Who answers where the document leaves off: whom its advice names, else its first contact, else the public hotline. */
function whomToAsk({ advice, contacts }: Pack): { name: string; phone: string; about?: string } {
  for (const { name, phone } of advice.flatMap(({ where }) => where))
    if (phone !== null) return { name, phone };
  return contacts[0] ?? words.hotline;
}

/** The number to dial where no step leads on. */
export function WhomToAsk({ pack }: { pack: string }) {
  const { data } = useResource(packTexts(pack));
  if (!data) return null;
  return (
    <Card title={words.whom} icon="phone">
      <PlaceRow {...whomToAsk(data)} address={null} />
    </Card>
  );
}
