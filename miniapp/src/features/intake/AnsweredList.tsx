import { useResource } from '../../api/resource';
import { Card } from '../../ui/Card';
import { Fact, Rows } from '../../ui/Rows';
import { packs } from '../packs/store';
import type { Intake } from './store';
import { PLACE } from './useIntake';
import { words } from './words';

interface Props {
  view: Intake;
  /** The question that is on screen: not told twice. */
  without?: string;
  onChange: (questionId: string) => void;
}

/** What was answered so far, the place first; a tap changes an answer. */
export function AnsweredList({ view, without, onChange }: Props) {
  const { data } = useResource(packs);
  const place = data?.packs.find(({ id }) => id === view.pack)?.jurisdiction;
  return (
    <Card title={words.answered}>
      <Rows>
        {place && <Fact name={words.place} value={place} onChange={() => onChange(PLACE)} />}
        {view.answered
          .filter(({ question }) => question.id !== without)
          .map(({ question, label }) => (
            <Fact
              key={question.id}
              name={question.title}
              value={label}
              onChange={() => onChange(question.id)}
            />
          ))}
      </Rows>
    </Card>
  );
}
