import type { CertificateView } from '@hz/shared/contracts';
import { Card } from '../../ui/Card';
import './index.scss';
import { SpanRow } from './SpanRow';
import { words } from './words';
import { YearBars } from './YearBars';

type Year = CertificateView['years'][number];

/** Where a year's hours come from. */
function sourceOf({ kind, origin, stated }: Year): string {
  if (kind === 'exchange') return words.yearExchange;
  return stated === null ? words.origin[origin] : `${words.origin[origin]}，${words.stated(stated)}`;
}

/** The calendar years of a certificate, the newest first. */
export function Timeline({ years }: { years: readonly Year[] }) {
  if (years.length === 0) return null;
  return (
    <Card title={words.years} icon="calendar">
      <YearBars years={years} />
      {[...years].reverse().map((year) => (
        <SpanRow
          key={`${year.year}-${year.kind}`}
          {...year}
          name={words.year(year.year)}
          source={sourceOf(year)}
        />
      ))}
    </Card>
  );
}
