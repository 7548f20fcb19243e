import { useResource } from '../../api/resource';
import { Card } from '../../ui/Card';
import { Fact } from '../../ui/Rows';
import { cards } from '../certificates/cards';
import { useToday } from '../shell/clock';
import { words } from './words';

const MOST = 3;

/** What the day is and how each certificate stands on it: what the talk reckons with. Nothing before a certificate is there. */
export function DayCard() {
  const today = useToday();
  const { data } = useResource(cards);
  const judged = (data?.certificates ?? []).filter(({ headline }) => headline !== null);
  if (!today || judged.length === 0) return null;
  return (
    <Card className="chat-day" title={words.today(today.words)} icon="calendar">
      {judged.slice(0, MOST).map(({ id, title, headline, daysLeft }) => (
        <Fact key={id} name={title} value={headline?.title ?? ''} source={words.left(daysLeft)} />
      ))}
    </Card>
  );
}
