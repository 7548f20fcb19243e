import {
  civilOf,
  type Day,
  formatDay,
  formatDayChinese,
  formatPartChinese,
  isDay,
  monthBounds,
  type PartDay,
  partBounds,
  tryParseDay,
  UNKNOWN_DAY,
} from '@hz/shared/calendar';
import { plainTyped } from '@hz/shared/text';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { classNames } from '../../class-names';
import { useAnswers } from '../Choice/arrows';
import { Calendar } from '../DateField/Calendar';
import { Field } from '../Field';
import { Icon } from '../Icon';
import { Tap } from '../Tap';
import './index.scss';

interface Props {
  label: string;
  /** What is told so far: a day, a month, a year, `unknown`, or nothing. */
  value: PartDay | '';
  /** `typed`: written by hand, where the next digit may still be to come; nothing follows from it by itself. */
  onChange: (value: PartDay | '', typed?: boolean) => void;
  /** The helper's own date: nothing after it has happened. */
  today: Day;
  /** A day that is fixed, not one that has come: it may lie ahead, or long ago. */
  fixed?: boolean;
  /** It has come, and may lie a whole life back: a birth. */
  longAgo?: boolean;
  /** Of what is done all the time and nothing of the law hangs on: today and yesterday stand first. */
  lately?: boolean;
  /** What is chosen is questioned beside the field: until that is answered, nothing here says that it stands. */
  doubted?: boolean;
}

const YEARS_SHOWN = 9;
const FIRST_YEAR = 1980;
const FIRST_OF_ALL = 1920;
/** Where it may lie a whole life back, that many stand together after the first ones. */
const YEARS_BEFORE = 18;
const YEARS_AHEAD = 5;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const two = (value: number): string => String(value).padStart(2, '0');

interface CellProps {
  text: string;
  label?: string;
  disabled?: boolean;
  chosen?: boolean;
  onTap: () => void;
}

const Cell = ({ text, label, disabled, chosen, onTap }: CellProps) => (
  <Tap
    className={classNames('part-cell', chosen && 'part-cell-chosen')}
    label={label ?? text}
    disabled={disabled}
    chosen={chosen}
    role={chosen === undefined ? 'button' : 'radio'}
    onTap={onTap}
  >
    <Text>{text}</Text>
  </Tap>
);

interface YearsProps {
  today: Day;
  fixed: boolean;
  longAgo: boolean;
  onPick: (year: number) => void;
}

function Years({ today, fixed, longAgo, onPick }: YearsProps) {
  const thisYear = civilOf(today).year + (fixed ? YEARS_AHEAD : 0);
  const firstYear = fixed || longAgo ? FIRST_OF_ALL : FIRST_YEAR;
  const [last, setLast] = useState(thisYear);
  const shown = longAgo && last < thisYear ? YEARS_BEFORE : YEARS_SHOWN;
  const years = Array.from({ length: shown }, (_, index) => last - index).filter((year) => year >= firstYear);
  return (
    <View className="part-grid">
      {years.map((year) => (
        <Cell key={year} text={`${year}年`} onTap={() => onPick(year)} />
      ))}
      {last - shown >= firstYear && <Cell text="更早" onTap={() => setLast(last - shown)} />}
      {last < thisYear && <Cell text="近几年" onTap={() => setLast(thisYear)} />}
    </View>
  );
}

interface MonthsProps {
  year: number;
  /** The last day that can be meant. */
  last: Day;
  onPick: (month: number) => void;
}

function Months({ year, last, onPick }: MonthsProps) {
  return (
    <View className="part-grid">
      {MONTHS.map((month) => (
        <Cell
          key={month}
          text={`${month}月`}
          label={`${year}年${month}月`}
          disabled={monthBounds(year, month)[0] > last}
          onTap={() => onPick(month)}
        />
      ))}
    </View>
  );
}

// Of digits alone all eight are needed: 2022121 is two days.
const TYPED = /^(\d{4})(?:(\d{2})(\d{2})|\D(\d{1,2})\D(\d{1,2})\D?)$/;

/** A year, or a month of one, written as such: as much of a day as somebody knows. */
const TYPED_PART = /^(\d{4})年(?:(\d{1,2})月)?$/;

/** What may still become a day: nothing is said of it while it is typed. */
const UNFINISHED = /^(\d{0,8}|\d{4}\D\d{0,2}(\D\d{0,2}\D?)?)$/;
/** A day without its year. */
const NO_YEAR = /^\d{1,2}[月./-]\d{0,2}[日号]?$/;

/** What is wrong with what cannot become a day; null: it still can. */
function typingFault(text: string): string | null {
  if (UNFINISHED.test(text)) return null;
  return NO_YEAR.test(text) ? '还要写上是哪一年' : '看不懂这个日子，照“年月日”写数字';
}

/** The day that was typed as a certificate has it, 20221201 or 2022-12-1; what cannot be one is said. */
function readTyped(text: string, last: Day): { day: PartDay | ''; error: string | null } {
  const [, ofYear, ofMonth] = TYPED_PART.exec(plainTyped(text).trim()) ?? [];
  if (ofYear) {
    const part = ofMonth === undefined ? ofYear : `${ofYear}-${two(Number(ofMonth))}`;
    const bounds = partBounds(part);
    if (!bounds) return { day: '', error: '没有这个月，再看看年和月' };
    return bounds.first > last ? { day: '', error: '这一天还没到' } : { day: part, error: null };
  }
  const [year, month, date] = (TYPED.exec(plainTyped(text).trim()) ?? []).slice(1).filter(Boolean);
  if (!year) return { day: '', error: typingFault(plainTyped(text).trim()) };
  const day = tryParseDay(`${year}-${two(Number(month))}-${two(Number(date))}`);
  if (day === undefined) return { day: '', error: '没有这一天，再看看年月日' };
  return day > last ? { day: '', error: '这一天还没到' } : { day: formatDay(day), error: null };
}

/** An answer that stands in a group of its own. */
const UnknownYear = ({ label, ...cell }: { label: string; chosen: boolean; onTap: () => void }) => (
  <View className="part-alone" aria-label={label} {...useAnswers()}>
    <Cell text="记不清是哪一年" {...cell} />
  </View>
);

/** Of which day it is asked is said to the end: 哪天查的？ is not 哪一天？ */
const askedDay = (label: string): string => (label.endsWith('？') ? label : '哪一天？');

/** One level that is chosen already; a tap goes back to choosing it. */
const Chosen = ({ text, onTap }: { text: string; onTap: () => void }) => (
  <Tap className="part-chosen" label={`${text}，点这里重选`} onTap={onTap}>
    <Text>{text}</Text>
    <Icon name="edit" colour="teal" size="small" />
  </Tap>
);

/**
 * A day of which a part is enough: first its year, then the month, then the day, and at each of them one may stop.
 * Nothing is chosen beforehand, and 记不清 is an answer.
 */
export function PartDateField(props: Props) {
  const { label, value, onChange, today, fixed = false, longAgo = false, lately, doubted } = props;
  const [text, setText] = useState('');
  const last = fixed ? Number.POSITIVE_INFINITY : today;
  const typed = text === '' ? null : readTyped(text, last);
  const known = isDay(value) && typed === null ? value : '';
  const bounds = typed === null ? partBounds(known === '' ? value : known.slice(0, 7)) : null;
  const year = bounds ? civilOf(bounds.first).year : undefined;
  const month = bounds && (known !== '' || value.length > 4) ? civilOf(bounds.first).month : undefined;
  const pick = (picked: PartDay | '') => {
    setText('');
    onChange(picked);
  };
  return (
    <View className="part-field">
      {/* What is chosen is not asked for again. */}
      <Text className="part-label">
        {year === undefined ? label : month === undefined ? '哪个月？' : askedDay(label)}
      </Text>
      {year !== undefined && (
        <View className="part-row">
          <Chosen text={`${year}年`} onTap={() => onChange('')} />
          {month !== undefined && <Chosen text={`${month}月`} onTap={() => onChange(`${year}`)} />}
        </View>
      )}
      {year === undefined && (
        <>
          {lately && (
            <View className="part-grid">
              {[today, today - 1].map((day, at) => (
                <Cell
                  key={day}
                  text={`${at === 0 ? '今天' : '昨天'}${formatDayChinese(day, civilOf(today).year)}`}
                  onTap={() => pick(formatDay(day))}
                />
              ))}
            </View>
          )}
          <Years today={today} fixed={fixed} longAgo={longAgo} onPick={(picked) => pick(`${picked}`)} />
          <UnknownYear
            label={label}
            chosen={value === UNKNOWN_DAY}
            onTap={() => pick(value === UNKNOWN_DAY ? '' : UNKNOWN_DAY)}
          />
          <Field
            label="知道是哪天的，也可以打出来"
            type="phone"
            placeholder={`年月日，如 ${civilOf(today).year}0501`}
            value={text}
            error={typed?.error ?? null}
            maxLength={12}
            onChange={(written) => {
              setText(written);
              onChange(readTyped(written, last).day, true);
            }}
          />
        </>
      )}
      {year !== undefined && month === undefined && (
        <Months year={year} last={last} onPick={(picked) => onChange(`${year}-${two(picked)}`)} />
      )}
      {year !== undefined && month !== undefined && (
        <Calendar
          key={`${year}-${month}`}
          fixed
          month={{ year, month }}
          value={tryParseDay(value) ?? null}
          max={last}
          onPick={(day) => onChange(formatDay(day))}
        />
      )}
      {value !== '' && !doubted && <Text className="part-said">{saidWords(value)}</Text>}
    </View>
  );
}

const saidWords = (value: PartDay): string => {
  if (value === UNKNOWN_DAY) return '先按“记不清”记，想起来随时能补。';
  if (isDay(value)) return `选了 ${formatPartChinese(value)}`;
  const more = value.length > 4 ? '记得是哪天就接着选' : '记得是哪个月就接着选';
  return `先按 ${formatPartChinese(value)}记；${more}，记不清就到这里。`;
};
