import type { Day } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { Option, Options } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { PartDateField } from '../../ui/PartDateField';
import './index.scss';
import type { Question } from './store';
import { words } from './words';

export interface Draft {
  /** The chosen option, the typed words, or what is known of a day; empty: nothing yet. */
  value: string;
  /** Whether the holder writes their own words instead of choosing. */
  own: boolean;
  /** A day that is typed digit by digit: it is taken at a button alone. */
  typed?: boolean | undefined;
}

/** The draft to begin with: the earlier answer, or nothing. */
export function draftOf({ kind, options }: Question, earlier: string | null): Draft {
  if (earlier === null) return { value: '', own: false };
  const own = kind === 'choice-or-text' && !options.some(({ value }) => value === earlier);
  return { value: earlier, own };
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

/** The answers to choose from, in their groups. */
export function Choices({ question, draft, onChange }: Pick<Props, 'question' | 'draft' | 'onChange'>) {
  return (
    <Options label={question.title} few={question.options.length < 8}>
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
      <PartDateField
        label={words.pickDay}
        today={today}
        value={draft.value}
        onChange={(value, typed) => onChange({ value, own: false, typed })}
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
