import { Text, View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { ClauseNotes } from '../../ui/ClauseNote';
import { Tap } from '../../ui/Tap';
import { act, actionIcons, canDo } from './actions';
import { HelperBubble, OwnBubble } from './Bubble';
import type { Turn } from './store';
import { words } from './words';

interface Props {
  turn: Turn;
  /** Nothing was said after it. */
  latest: boolean;
  say: (text: string) => void;
  /** Null: not signed in, so nothing is kept that could be rated. */
  onRate: ((useful: boolean) => void) | null;
}

function Rating({ useful, onRate }: { useful: boolean | null; onRate: (useful: boolean) => void }) {
  if (useful !== null) return <Text className="rating-done">{words.rated(useful)}</Text>;
  return (
    <View className="rating">
      <Tap className="rating-tap" onTap={() => onRate(true)}>
        <Text>{words.useful}</Text>
      </Tap>
      <Tap className="rating-tap" onTap={() => onRate(false)}>
        <Text>{words.notUseful}</Text>
      </Tap>
    </View>
  );
}

/** What asks the holder something, or writes down what they told, is no answer to be called useful or not. */
const ASKING = /asked|proposed|clarify|noted/;
/** A question of the helper; one that is only spoken of stands in quotation marks. */
const QUESTION = /[？?](?![”」』）])/;
/** A question that has nothing to tap waits for words; beside what can be tapped it only offers to go on. */
const isAnswer = ({ outcome, text, quickReplies, actions }: Turn['answer']): boolean =>
  !ASKING.test(outcome) && (!QUESTION.test(text) || quickReplies.length + actions.length > 0);

/** One message and its answer: the words, the clauses they rest on, what can be done about it, and what a person said. */
export function TurnView({ turn, latest, say, onRate }: Props) {
  const { answer } = turn;
  const actions = answer.actions.filter(canDo);
  return (
    <>
      <OwnBubble text={turn.text} latest={latest} />
      <HelperBubble text={answer.text}>
        <ClauseNotes clauses={answer.clauses} />
        {actions.length > 0 && (
          <View className="bubble-actions">
            {actions.map((action) => (
              <Button
                key={`${action.type} ${action.label}`}
                kind="second"
                text={action.label}
                icon={actionIcons[action.type]}
                onTap={() => act(action, say)}
              />
            ))}
          </View>
        )}
        {onRate && isAnswer(answer) && <Rating useful={turn.useful} onRate={onRate} />}
      </HelperBubble>
      {turn.personSays && <HelperBubble text={words.personSays(turn.personSays)} />}
    </>
  );
}
