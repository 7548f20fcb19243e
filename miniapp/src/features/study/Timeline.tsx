import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import { Card } from '../../ui/Card';
import { Tag } from '../../ui/Tag';
import type { Tone } from '../../ui/tone';
import './index.scss';
import { words } from './words';
import { YearBars } from './YearBars';

type Year = CertificateView['years'][number];

const tones: Record<Year['state'], Tone> = {
  met: 'done',
  short: 'late',
  unconfirmed: 'ask',
  running: 'go',
  ahead: 'ask',
  recorded: 'done',
};

/** How full a year's bar is, in per cent. */
const share = ({ done, required }: Year): number =>
  required === null || required === 0 ? 100 : Math.min(100, (done / required) * 100);

/** Where a year's hours come from. */
function sourceOf({ kind, origin, stated }: Year): string {
  if (kind === 'exchange') return words.yearExchange;
  return stated === null ? words.origin[origin] : `${words.origin[origin]}，${words.stated(stated)}`;
}

/** A year nobody has spoken of has no hours yet: neither none nor enough. */
const isUnsaid = ({ state, done }: Year): boolean => state === 'unconfirmed' && done === 0;

function Row({ year }: { year: Year }) {
  const unsaid = isUnsaid(year) && year.required !== null;
  return (
    <View className="year">
      <View className="year-head">
        <Text className="year-name">{words.year(year.year)}</Text>
        <Tag tone={tones[year.state]} text={words.yearState[year.state]} />
      </View>
      {year.required !== null && !unsaid && (
        <View className="year-bar" aria-hidden="true">
          <View className={`year-fill year-fill-${year.state}`} style={{ width: `${share(year)}%` }} />
        </View>
      )}
      <Text className="year-hours">
        {unsaid ? words.yearAsked(year.required ?? 0) : words.yearHours(year.done, year.required)}
      </Text>
      <Text className="year-source">{unsaid ? words.yearUnsaid : sourceOf(year)}</Text>
    </View>
  );
}

/** The calendar years of a certificate, the newest first. */
export function Timeline({ years }: { years: readonly Year[] }) {
  if (years.length === 0) return null;
  return (
    <Card title={words.years} icon="calendar">
      <YearBars years={years} />
      {[...years].reverse().map((year) => (
        <Row key={`${year.year}-${year.kind}`} year={year} />
      ))}
    </Card>
  );
}
