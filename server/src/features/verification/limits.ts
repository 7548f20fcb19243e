import { type Counted, type Limit, LimitReached, type Limits } from '../../platform/store/limits';
import type { AccountService } from '../accounts/service';
import { tooManyLooks } from './errors';

/** Who looks: a signed-in caller by account, anybody else by network. */
export interface Looker {
  holderId: string | undefined;
  network: string;
}

const HOUR = 60 * 60;
const LIMITS = {
  user: { name: 'look-user', points: 1000, seconds: 24 * HOUR },
  stranger: { name: 'look-network', points: 200, seconds: 24 * HOUR },
  number: { name: 'look-number', points: 120, seconds: HOUR },
  misses: { name: 'look-miss', points: 20, seconds: HOUR },
} as const satisfies Record<string, Limit>;

/** A look that was counted; one that found something is not a try in vain. */
export interface CountedLook {
  /** Costs the same, whatever was found. */
  settle(hasFound: boolean): Promise<void>;
}

/**
 * How often one may look. Each look is counted as one in vain before anything is looked up, or else many at once
 * would try numbers faster than they are counted.
 */
export class LookLimits {
  constructor(
    private readonly limits: Limits,
    private readonly accounts: AccountService,
  ) {}

  /** Counts a look, whatever it will find. Throws `too-many-requests`. */
  async count(looker: Looker, subject: string): Promise<CountedLook> {
    const [perCaller, caller] = await this.callerOf(looker);
    try {
      const miss = await this.limits.take([LIMITS.misses, caller]);
      await this.limits.take([perCaller, caller], [LIMITS.number, subject]).catch(async (refused) => {
        await miss.giveBack();
        throw refused;
      });
      return { settle: (hasFound) => (hasFound ? miss.giveBack() : miss.keep()) };
    } catch (refused) {
      throw refused instanceof LimitReached ? tooManyLooks(refused.retryAfter) : refused;
    }
  }

  private async callerOf({ holderId, network }: Looker): Promise<Counted> {
    if (holderId === undefined) return [LIMITS.stranger, `network ${network}`];
    return [LIMITS.user, await this.accounts.countedAs(holderId)];
  }
}
