import type { Person } from './support/person';
import { aStage } from './support/stage';
import { decemberTour, type Leg, november2026Tour, REMINDER_DAY, reminderTour } from './support/tours';

/** Walks a leg in the largest text and gives what is wrong with the layout of its screens, by screen. */
async function complaintsOf(person: Person, { who, walk }: Leg): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  await person.arrives('#/pages/me/index');
  await person.choosesTextSize('特大');
  if (who) await person.signsInAs(who);
  await walk(person, async (screen) => {
    await person.seesTextIn('特大');
    const complaints = await person.complaints();
    if (complaints.length > 0) found[screen] = complaints;
  });
  return found;
}

describe('in December 2022', () => {
  const stage = aStage({ date: '2022-12-05' });

  it.each(decemberTour)('shows $name in large text without a cut-off line', async (leg) => {
    expect(await complaintsOf(await stage.somebody(), leg)).toEqual({});
  });

  // After the others: the clock goes on.
  it.each(reminderTour)('shows $name in large text without a cut-off line', async (leg) => {
    await stage.server.moveClock(REMINDER_DAY);
    expect(await complaintsOf(await stage.somebody(), leg)).toEqual({});
  });

  it('keeps the chosen size for the account, on any phone', async () => {
    const holder = await stage.signedIn('吴芳');
    await holder.taps('我');
    await holder.choosesTextSize('特大');
    await holder.reloads();
    await holder.seesTextIn('特大');
    const onAnotherPhone = await stage.signedIn('吴芳');
    await onAnotherPhone.seesTextIn('特大');
  });
});

describe('in November 2026', () => {
  const stage = aStage({ date: '2026-11-20' });

  it.each(november2026Tour)('shows $name in large text without a cut-off line', async (leg) => {
    expect(await complaintsOf(await stage.somebody(), leg)).toEqual({});
  });
});
