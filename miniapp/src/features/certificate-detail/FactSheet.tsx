import { formatPartChinese, isDay, type PartDay, parseDay, UNKNOWN_DAY } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button';
import { Option, Options } from '../../ui/Choice';
import { ErrorLine } from '../../ui/ErrorLine';
import { Field } from '../../ui/Field';
import { PartDateField } from '../../ui/PartDateField';
import { Sheet } from '../../ui/Sheet';
import { DoubtedButtons, DoubtNote } from '../certificates/DoubtNote';
import { doubtOf } from '../certificates/doubt';
import type { Facts } from '../certificates/told';
import { useChange } from '../certificates/useChange';
import { SEEN, type Seen, seenHints, seenWords } from '../registry';
import { changedWords, type FactRow } from './facts';
import './index.scss';
import { PostSheet } from './PostSheet';
import { words } from './words';

const HOLDINGS = ['old', 'applied', 'exchanged', 'electronic'] as const;
type Holding = (typeof HOLDINGS)[number];

interface Props {
  certificate: CertificateView;
  row: FactRow;
  /** What is to stand there when it opens, where something else led here. */
  preset?: string | undefined;
  onClose: () => void;
}

interface FrameProps {
  title: string;
  certificate: CertificateView;
  onClose: () => void;
  /** What is to be kept; null while `missing` is to be said first. */
  facts: Facts | null;
  missing: string;
  label?: string;
  /** Chooses anew, where what was chosen is doubted. */
  again?: (() => void) | null;
  /** What takes the fact back, where it was told. */
  unknown?: Facts | undefined;
  children: ReactNode;
}

/** The frame of every change: keep it, or say that it is not known after all. */
function Frame({ title, certificate, onClose, facts, missing, label, again, unknown, children }: FrameProps) {
  const { busy, error, change } = useChange(certificate);
  const keep = async (next: Facts) => {
    if (await change(next, words.saved, (after) => changedWords(certificate, after))) onClose();
  };
  const save = () => {
    if (facts !== null) void keep(facts);
  };
  return (
    <Sheet
      title={title}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={error} />
          {again ? (
            <DoubtedButtons label={label ?? words.save} busy={busy} onKeep={save} onAgain={again} />
          ) : (
            <Button
              text={label ?? words.save}
              missing={facts === null ? missing : null}
              busy={busy}
              onTap={save}
            />
          )}
          {unknown && <Button kind="quiet" text={words.unknownAgain} onTap={() => void keep(unknown)} />}
        </>
      }
    >
      {children}
    </Sheet>
  );
}

const sayDay = (day: PartDay | '', doubt: string | null): string =>
  day === ''
    ? words.save
    : doubt === null
      ? words.keepDay(formatPartChinese(day))
      : words.sure(formatPartChinese(day));

function DaySheet({ certificate, row, onClose }: Props) {
  const [day, setDay] = useState<PartDay | ''>(row.value ?? '');
  const doubt = doubtOf(day, row.doubts);
  return (
    <Frame
      title={row.name}
      certificate={certificate}
      onClose={onClose}
      facts={day === '' ? null : ({ [row.fact]: day } as Facts)}
      missing={words.dayMissing}
      label={sayDay(day, doubt)}
      again={doubt === null ? null : () => setDay('')}
    >
      <PartDateField
        label={words.dateLabel}
        today={parseDay(certificate.asOf)}
        value={day}
        doubted={doubt !== null}
        onChange={setDay}
      />
      {doubt !== null && day !== '' && <DoubtNote text={doubt} written={day} />}
    </Frame>
  );
}

const isOfExchange = (holding: string | null): boolean => holding === 'applied' || holding === 'exchanged';

/** What follows of the new certificate from what is in hand: who has the old one has not downloaded it. */
const resultOf = (holding: Holding, { downloadedOn }: CertificateView): Facts =>
  holding === 'old' || holding === 'applied'
    ? { downloadedOn: null, newNumber: null }
    : holding === 'exchanged' && downloadedOn === null
      ? { downloadedOn: UNKNOWN_DAY }
      : {};

/** Which of them it is; of what was applied for, and of the electronic ones, the day is told with it. */
function HoldingSheet({ certificate, row, preset, onClose }: Props) {
  const [holding, setHolding] = useState<Holding>((preset ?? row.value ?? 'old') as Holding);
  const [day, setDay] = useState<PartDay | ''>('');
  const fact = isOfExchange(holding) ? 'exchangedOn' : 'issuedOn';
  // On which day it was applied for does not change with what came of it.
  const isSameDay = holding === row.value || (isOfExchange(holding) && isOfExchange(row.value));
  const asked = holding !== 'old' && !isSameDay;
  const doubts = row.days?.find((one) => one.fact === fact)?.doubts ?? [];
  const doubt = asked ? doubtOf(day, doubts) : null;
  const result = holding === row.value ? {} : resultOf(holding, certificate);
  const days: Facts = isSameDay ? {} : { exchangedOn: null, issuedOn: null, ...(asked && { [fact]: day }) };
  const facts = asked && day === '' ? null : { ...days, ...result };
  return (
    <Frame
      title={row.name}
      certificate={certificate}
      onClose={onClose}
      facts={facts}
      missing={words.dayMissing}
      label={asked ? sayDay(day, doubt) : words.save}
      again={doubt === null ? null : () => setDay('')}
    >
      <Options label={row.name}>
        {HOLDINGS.map((one) => (
          <Option
            key={one}
            text={words.holdings[one]}
            hint={words.holdingHints[one]}
            chosen={holding === one}
            onTap={() => setHolding(one)}
          />
        ))}
      </Options>
      {asked && (
        <PartDateField
          key={holding}
          label={words.whichDay[holding as keyof typeof words.whichDay]}
          today={parseDay(certificate.asOf)}
          value={day}
          doubted={doubt !== null}
          onChange={setDay}
        />
      )}
      {doubt !== null && day !== '' && <DoubtNote text={doubt} written={day} />}
    </Frame>
  );
}

/** What the registry shows, and the day of that look: another one has another day. */
function SeenSheet({ certificate, row, onClose }: Props) {
  const [seen, setSeen] = useState(certificate.registryStatus);
  const [day, setDay] = useState<PartDay | ''>(certificate.registryCheckedOn ?? '');
  const asked = certificate.way.steps.find(({ marks }) => marks === 'registry')?.doubts ?? [];
  const doubt = doubtOf(day, asked);
  const choose = (status: Seen) => {
    if (status !== seen) setDay('');
    setSeen(status);
  };
  return (
    <Frame
      title={row.name}
      certificate={certificate}
      onClose={onClose}
      facts={
        seen === null || day === ''
          ? null
          : { registryStatus: seen, registryCheckedOn: isDay(day) ? day : null }
      }
      missing={seen === null ? words.missing : words.dayMissing}
      label={sayDay(day, doubt)}
      again={doubt === null ? null : () => setDay('')}
      unknown={row.value === null ? undefined : { registryStatus: null }}
    >
      <Options label={row.name}>
        {SEEN.map((status) => (
          <Option
            key={status}
            text={seenWords[status]}
            hint={seenHints[status]}
            chosen={seen === status}
            onTap={() => choose(status)}
          />
        ))}
      </Options>
      <PartDateField
        key={seen}
        label={words.whenSeen}
        today={parseDay(certificate.asOf)}
        value={day}
        lately
        doubted={doubt !== null}
        onChange={setDay}
      />
      {doubt !== null && day !== '' && <DoubtNote text={doubt} written={day} />}
    </Frame>
  );
}

function NumberSheet({ certificate, row, onClose }: Props) {
  const [number, setNumber] = useState(row.value ?? '');
  return (
    <Frame
      title={row.name}
      certificate={certificate}
      onClose={onClose}
      facts={number.trim() === '' ? null : ({ [row.fact]: number } as Facts)}
      missing={words.numberMissing}
      unknown={row.value === null ? undefined : ({ [row.fact]: null } as Facts)}
    >
      <Field label={words.numberLabel} value={number} onChange={setNumber} />
    </Frame>
  );
}

/** Another post, and with it another kind. */
function TradeSheet({ certificate, row, onClose }: Props) {
  const { busy, error, change } = useChange(certificate);
  const save = (post: string, kind: string | null) => {
    // What is listed says its kind.
    const [family, trade] = post.includes('/') ? (post.split('/') as [string, string]) : [kind, post];
    return change(family === null ? { trade } : { family, trade }, words.saved, (after) =>
      words.postNow(row.name, after.title, certificate.title),
    );
  };
  return (
    <PostSheet
      name={row.name}
      pack={certificate.rulebook}
      current={certificate.title}
      busy={busy}
      error={error}
      onSave={save}
      onClose={onClose}
    />
  );
}

/** Changes one fact of a certificate, or says that it is not known after all. */
export function FactSheet(props: Props) {
  const { fact, kind } = props.row;
  if (fact === 'trade') return <TradeSheet {...props} />;
  if (fact === 'holding') return <HoldingSheet {...props} />;
  if (kind === 'day') return <DaySheet {...props} />;
  return fact === 'registryStatus' ? <SeenSheet {...props} /> : <NumberSheet {...props} />;
}
