import type { Day } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Option, Options } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { PartDateField } from '../../ui/PartDateField';
import './index.scss';
import type { Question as AnyQuestion } from './store';
import { words } from './words';

/** What it takes to show a question and its answers. */
export type Question = Pick<AnyQuestion, 'title' | 'kind' | 'options'>;

export interface Draft {
  /** The chosen option, the typed words, or what is known of a day; empty: nothing yet. */
  value: string;
  /** Whether the holder writes their own words instead of choosing. */
  own: boolean;
  /** A day that is typed digit by digit: it is taken at a button alone. */
  typed?: boolean | undefined;
}

/** What is said with words of one's own. */
export const isTyped = ({ kind }: Question, own: boolean): boolean => kind === 'text' || own;
export const asksDay = ({ kind }: Question): boolean => kind === 'event' || kind === 'date';

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
  /** Whether the day in the draft is questioned beside it. */
  doubted?: boolean;
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

/** More answers than a screen shows are searched. */
const SEARCHED_FROM = 10;
const plain = (text: string): string => text.replace(/[\s（）()]/g, '').toLowerCase();

/** Options that a search means: by their words, or by the letters that they are spelt with. */
function foundIn(options: readonly Choice[], sought: string): readonly Choice[] {
  const text = plain(sought);
  const spelt = /^[a-z]{2,}$/.test(text);
  return options.filter(
    ({ label, group, sought: letters }) =>
      plain(`${label}${group ?? ''}`).includes(text) || (spelt && letters?.includes(text) === true),
  );
}

/** Options that are written with one other character: 材聊员 for 材料员. */
function nearIn(options: readonly Choice[], sought: string): readonly Choice[] {
  const text = [...plain(sought)];
  if (text.length < 3) return [];
  return options.filter(({ label }) => {
    const head = [...label.replace(/（.+）$/, '')];
    return head.length === text.length && head.filter((one, at) => one !== text[at]).length === 1;
  });
}

/** The answers to choose from, in their groups; many of them with a search. */
export function Choices({ question, draft, onChange }: Pick<Props, 'question' | 'draft' | 'onChange'>) {
  const [sought, setSought] = useState('');
  const { options, kind } = question;
  const found = foundIn(options, sought);
  const near = found.length === 0 ? nearIn(options, sought) : [];
  const shown = found.length === 0 ? near : found;
  return (
    <>
      {options.length >= SEARCHED_FROM && (
        <Field
          label={words.search}
          placeholder={words.searchPlaceholder}
          value={sought}
          onChange={setSought}
        />
      )}
      {sought !== '' && found.length === 0 && (
        <Text className="intake-help">
          {near.length > 0 ? words.near(sought) : words.nothingFound(sought)}
        </Text>
      )}
      <Options label={question.title} few={options.length < 8}>
        {groupsOf(shown).map((group) => (
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
        {kind === 'choice-or-text' && (
          <Option
            text={sought !== '' && found.length === 0 ? words.otherSought(sought) : words.other}
            chosen={draft.own}
            onTap={() => onChange({ value: found.length === 0 ? sought : '', own: true })}
          />
        )}
      </Options>
    </>
  );
}

/** A day of which a part is enough; that it has not come, where it may not have, is said beside it. */
function DayQuestion({ question, draft, today, doubted, onChange }: Props) {
  // That nobody knows the day is said where the day is.
  const others = question.options.filter(({ value }) => value !== 'unknown');
  const isOther = others.some(({ value }) => value === draft.value);
  return (
    <>
      {others.length > 0 && (
        <Options few label={question.title}>
          {others.map(({ value, label, hint }) => (
            <Option
              key={value}
              text={label}
              hint={hint}
              chosen={draft.value === value}
              onTap={() => onChange({ value, own: false })}
            />
          ))}
        </Options>
      )}
      <PartDateField
        label={words.pickDay}
        today={today}
        fixed={question.kind === 'date'}
        // What cannot but have come is no deed: of a birth it may be a whole life since.
        longAgo={question.kind === 'event' && others.length === 0}
        value={isOther ? '' : draft.value}
        doubted={doubted ?? false}
        onChange={(value, typed) => onChange({ value, own: false, typed })}
      />
    </>
  );
}

/** One question and its possible answers. */
export function QuestionView(props: Props) {
  const { question, draft, error, onChange } = props;
  if (asksDay(question)) return <DayQuestion {...props} />;
  return (
    <>
      {question.kind !== 'text' && <Choices {...props} />}
      {isTyped(question, draft.own) && (
        <Field
          focus
          label={words.ownLabel}
          value={draft.value}
          error={error}
          onChange={(value) => onChange({ value, own: draft.own })}
        />
      )}
    </>
  );
}
