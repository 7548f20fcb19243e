import { isPartDay } from '@hz/shared/calendar';
import { Button } from '../../ui/Button';
import { DoubtedButtons } from '../certificates/DoubtNote';
import { keepWords, words } from './words';

interface Props {
  /** What is about to be told. */
  value: string;
  /** Whether it is a day, of which a month or a year is kept as that. */
  ofDay: boolean;
  doubted: boolean;
  busy: boolean;
  onKeep: () => void;
  onAgain: () => void;
}

/** Keeps what was told; where it is doubted, asks first, and the way back comes before the yes. */
export function KeepButtons({ value, ofDay, doubted, busy, onKeep, onAgain }: Props) {
  if (doubted)
    return <DoubtedButtons label={keepWords(value, true)} busy={busy} onKeep={onKeep} onAgain={onAgain} />;
  const label = ofDay && isPartDay(value) ? keepWords(value, false) : words.save;
  const missing = value.trim() !== '' ? null : ofDay ? words.dayFirst : words.missing;
  return <Button text={label} missing={missing} busy={busy} onTap={onKeep} />;
}
