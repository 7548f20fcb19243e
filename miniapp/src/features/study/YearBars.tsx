import type { CertificateView } from '@hz/shared/contracts';
import { Text, View } from '@tarojs/components';
import './index.scss';
import { streakOf } from './SpanRow';
import { words } from './words';

type Year = CertificateView['years'][number];

const MOST_SHOWN = 6;
/** How many times the highest duty a bar is drawn at most; its number says the rest. */
const TALLEST = 1.5;
const short = (year: number): string => `${String(year).slice(2)}年`;

/**
 * The hours of the years side by side, each with the line of what it asks: one that also makes up for another asks
 * more. The list beside it says the same in words.
 */
export function YearBars({ years }: { years: readonly Year[] }) {
  const shown = years.slice(-MOST_SHOWN);
  const duties = new Set(shown.flatMap(({ required }) => required || []));
  // A year far above its duty stands at the top: the others and their lines would be no more than hairs beside it.
  const highest = duties.size > 0 ? Math.max(...duties) * TALLEST : Number.POSITIVE_INFINITY;
  const most = Math.min(highest, Math.max(...duties, ...shown.map(({ done }) => done)));
  if (shown.length < 2 || most === 0) return null;
  const height = (hours: number) => `${Math.round(Math.min(1, hours / most) * 100)}%`;
  const streak = streakOf(years.filter(({ kind }) => kind === 'obligation').map(({ state }) => state));
  return (
    <>
      {streak > 1 && <Text className="bars-streak">{words.streak(streak)}</Text>}
      <View className="bars" aria-hidden="true">
        {shown.map(({ year, kind, state, done, required }) => (
          <View className="bar" key={`${year}-${kind}`}>
            <View className={`bar-fill bar-${state}`} style={{ height: height(done) }} />
            {required !== null && required > 0 && (
              <View className="bar-line" style={{ bottom: height(required) }} />
            )}
          </View>
        ))}
      </View>
      <View className="bars-names" aria-hidden="true">
        {shown.map(({ year, kind, done, state }) => (
          <View className="bars-name" key={`${year}-${kind}`}>
            <Text>{short(year)}</Text>
            {state !== 'ahead' && <Text className="bars-number">{words.barNumber(state, done)}</Text>}
          </View>
        ))}
      </View>
      {duties.size > 0 && <Text className="bars-note">{words.dutyLine([...duties])}</Text>}
    </>
  );
}
