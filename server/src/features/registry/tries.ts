import { type Limit, LimitReached, type Limits } from '../../platform/store/limits';
import type { AccountService } from '../accounts/service';
import { claimTriesUsedUp } from './errors';

const DAY_SECONDS = 24 * 60 * 60;
const PER_HOLDER: Limit = { name: 'claim-holder', points: 5, seconds: DAY_SECONDS };
/** From all accounts together: nobody tries one number's names with many accounts. */
const PER_NUMBER: Limit = { name: 'claim-number', points: 20, seconds: DAY_SECONDS };

/** Counts tries to claim, by how somebody signs in: deleting the account brings no new ones. */
export class ClaimTries {
  constructor(
    private readonly limits: Limits,
    private readonly accounts: AccountService,
  ) {}

  /** Throws `claim-tries-used-up`. */
  async use(holderId: string, numberKey: string): Promise<void> {
    const holder = await this.accounts.countedAs(holderId);
    try {
      await this.limits.take([PER_HOLDER, holder], [PER_NUMBER, numberKey]);
    } catch (refused) {
      throw refused instanceof LimitReached ? claimTriesUsedUp(refused.retryAfter) : refused;
    }
  }

  async left(holderId: string): Promise<number> {
    return this.limits.left(PER_HOLDER, await this.accounts.countedAs(holderId));
  }
}
