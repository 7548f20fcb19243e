import type { Person, TextSize } from './support/person';
import { aStage } from './support/stage';
import { decemberTour, type Leg, november2026Tour } from './support/tours';

/** Walks a leg and gives what is wrong with the layout of its screens, by screen. */
async function complaintsOf(
  person: Person,
  { who, walk }: Leg,
  size: TextSize,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  await person.arrives('#/pages/me/index');
  await person.choosesTextSize(size);
  if (who) await person.signsInAs(who);
  await walk(person, async (screen) => {
    const complaints = await person.complaints();
    if (complaints.length > 0) found[screen] = complaints;
  });
  return found;
}

describe.each([
  { date: '2022-12-05', tour: decemberTour },
  { date: '2026-11-20', tour: november2026Tour },
])('on $date', ({ date, tour }) => {
  const stage = aStage({ date });
  const legs = tour.flatMap((leg) =>
    (['标准', '特大'] as const).map((size) => ({ size, who: leg.who, leg })),
  );

  it.each(legs)('shows $who in $size text without a cut-off line', async ({ leg, size }) => {
    expect(await complaintsOf(await stage.somebody(), leg, size)).toEqual({});
  });
});

describe('the text size', () => {
  const stage = aStage({ date: '2022-12-05' });

  it('is chosen in the app, and stays for the account on any phone', async () => {
    const holder = await stage.signedIn('吴芳');
    await holder.taps('我');
    await holder.choosesTextSize('特大');
    await holder.reloads();
    await holder.seesTextIn('特大');
    const onAnotherPhone = await stage.signedIn('吴芳');
    await onAnotherPhone.seesTextIn('特大');
  });
});
