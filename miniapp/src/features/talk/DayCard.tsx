import { useResource } from '../../api/resource';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Fact } from '../../ui/Rows';
import { cards, openerOf } from '../certificates/cards';
import { nextOpener } from '../certificates/next';
import { byUrgency, type Listed, listed } from '../certificates/order';
import { certificates } from '../certificates/store';
import { useToday } from '../shell/clock';
import { words } from './words';

const MOST = 3;

/** Where it is told what was studied in times that are over, where a certificate hangs on that; null: it does not. */
function pastOf({ card, view }: Listed): { label: string; open: () => void } | null {
  const isAsked = card === null ? view.next.kind === 'confirm-years' : card.next?.kind === 'cycles';
  const open = isAsked ? (card === null ? nextOpener(view) : openerOf(card)) : null;
  const label = card === null ? view.next.label : card.next?.label;
  return open && label !== undefined ? { label, open } : null;
}

/** What the day is and how each certificate stands on it: what the talk reckons with. Nothing before a certificate is there. */
export function DayCard() {
  const today = useToday();
  const views = useResource(certificates).data?.certificates ?? [];
  const all = byUrgency(listed(views, useResource(cards).data?.certificates ?? []));
  const judged = all.filter(({ archived, stands }) => !archived && stands !== '');
  if (!today || judged.length === 0) return null;
  // What the talk cannot reckon without is told on a screen of its own.
  const toTell = judged.flatMap((one) => pastOf(one) ?? [])[0];
  return (
    <Card className="chat-day" title={words.today(today.words)} icon="calendar">
      {judged.slice(0, MOST).map(({ id, title, stands, daysLeft }) => (
        <Fact key={id} name={title} value={stands} source={words.left(daysLeft)} />
      ))}
      {toTell && <Button kind="second" text={toTell.label} onTap={toTell.open} />}
    </Card>
  );
}
