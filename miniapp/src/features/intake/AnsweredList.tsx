import { Card } from '../../ui/Card';
import { Fact, Rows } from '../../ui/Rows';
import type { Intake } from './store';
import { words } from './words';

interface Props {
  answered: Intake['answered'];
  onChange: (questionId: string) => void;
}

/** What was answered so far; a tap changes an answer. */
export function AnsweredList({ answered, onChange }: Props) {
  if (answered.length === 0) return null;
  return (
    <Card title={words.answered}>
      <Rows>
        {answered.map(({ question, label }) => (
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
