import type { Person } from './person';
import { aStage } from './stage';
import type { Leg } from './tours/leg';

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

/**
 * The tests that a tour shows nothing cut off; a file a tour, so that they run beside each other.
 * @param later the day to which the clock is moved first, so that what is due until then arrives
 */
export function showsInLargeText(tour: readonly Leg[], date: string, later?: string): void {
  const stage = aStage({ date });
  if (later) beforeAll(() => stage.server.moveClock(later));

  it.each(tour)('shows $name in large text without a cut-off line', async (leg) => {
    expect(await complaintsOf(await stage.somebody(), leg)).toEqual({});
  });
}
