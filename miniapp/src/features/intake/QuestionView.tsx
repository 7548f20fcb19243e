import { type Day, formatDay, tryParseDay } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { Option, Options } from '../../components/Choice';
import { DateField } from '../../components/DateField';
import { Field } from '../../components/Field';
import './index.scss';
import type { Question } from './store';
import { words } from './words';

export interface Draft {
  /** The chosen option, the typed words, or the date as YYYY-MM-DD. */
  value: string;
  /** Whether the holder writes their own words instead of choosing. */
  own: boolean;
}

/** The draft to begin with: the earlier answer, or nothing. */
export function draftOf({ kind, options }: Question, earlier: string | null, today: Day): Draft {
  if (earlier !== null) {
    const own = kind === 'choice-or-text' && !options.some(({ value }) => value === earlier);
    return { value: earlier, own };
  }
  return { value: kind === 'date' ? formatDay(today) : '', own: false };
}

interface Props {
  question: Question;
  draft: Draft;
  today: Day;
  error: string | null;
  onChange: (draft: Draft) => void;
}

type Choice = Question['options'][number];

/** Options in their groups, in the order they came. */
function groupsOf(options: readonly Choice[]): { name: string | null; options: Choice[] }[] {
  const groups: { name: string | null; options: Choice[] }[] = [];
  for (const option of options) {
    const last = groups[groups.length - 1];
    if (last && last.name === option.group) last.options.push(option);
    else groups.push({ name: option.group, options: [option] });
  }
  return groups;
}

function Choices({ question, draft, onChange }: Props) {
  return (
    <Options label={question.title}>
      {groupsOf(question.options).map((group) => (
        <View key={group.name ?? group.options[0]?.value}>
          {group.name && <Text className="intake-group">{group.name}</Text>}
          {group.options.map(({ value, label, hint }) => (
            <Option
              key={value}
              text={label}
              hint={hint}
              chosen={!draft.own && draft.value === value}
              onTap={() => onChange({ value, own: false })}
            />
          ))}
        </View>
      ))}
      {question.kind === 'choice-or-text' && (
        <Option text={words.other} chosen={draft.own} onTap={() => onChange({ value: '', own: true })} />
      )}
    </Options>
  );
}

/** One question and its possible answers. */
export function QuestionView(props: Props) {
  const { question, draft, today, error, onChange } = props;
  if (question.kind === 'date')
    return (
      <DateField
        label={words.pickDay}
        today={today}
        value={tryParseDay(draft.value) ?? today}
        onChange={(day) => onChange({ value: formatDay(day), own: false })}
      />
    );
  return (
    <>
      <Choices {...props} />
      {draft.own && (
        <Field
          focus
          label={words.otherLabel}
          placeholder={words.otherPlaceholder}
          value={draft.value}
          error={error}
          onChange={(value) => onChange({ value, own: true })}
        />
      )}
    </>
  );
}
