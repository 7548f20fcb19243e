import type { Person } from '../person';

/** Is told each time a screen is in front that was not there before. */
type Look = (screen: string) => Promise<void>;

export interface Leg {
  name: string;
  /** The sample person who walks it; null for somebody who is not signed in. */
  who: string | null;
  walk(person: Person, look: Look): Promise<void>;
}

/** The home screen and the whole way of somebody with one certificate. */
export const homeAndWay = (who: string, screen: string, sight: string): Leg => ({
  name: `home and way (${screen})`,
  who,
  async walk(person, look) {
    await person.sees(sight);
    await look(`home-${screen}`);
    await person.taps('全部步骤');
    await person.isAt('全部步骤');
    await look(`way-${screen}`);
  },
});
