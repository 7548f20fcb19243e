import { formatDay } from '@hz/shared/calendar';
import type { Clock } from '../../platform/clock';
import { notFound } from '../../platform/errors';
import { type Binding, route } from '../../platform/http/route';
import { presentPack, presentSummary } from '../../present/pack';
import type { AccountService, Holder } from '../accounts/service';
import type { PackOffer } from './service';

const CACHE_SECONDS = 60;

/** What is served, the same for everybody on a day. */
export function packRoutes(offer: PackOffer, accounts: AccountService, clock: Clock): Binding[] {
  const chosen = ({ pack }: Pick<Holder, 'pack'>) => ({
    pack: pack && offer.find(pack) ? pack : null,
    preset: offer.preset.id,
  });
  return [
    route(
      'GET /v2/packs',
      () => {
        const asOf = clock.today();
        const packs = offer.all().map((pack) => presentSummary(offer, pack, asOf));
        return { asOf: formatDay(asOf), packs };
      },
      { cacheSeconds: CACHE_SECONDS },
    ),
    route(
      'GET /v2/packs/:pack',
      ({ params }) => {
        // One that is served no longer as well: what was told of certificates under it can be read.
        const pack = offer.known(params.pack);
        if (!pack || pack.said.example) throw notFound();
        return presentPack(offer, pack, clock.today());
      },
      { cacheSeconds: CACHE_SECONDS },
    ),
    route('GET /v2/choice', async ({ caller }) => chosen(await accounts.me(caller.holderId))),
    route('PUT /v2/choice', async ({ caller, body }) => {
      const { id } = offer.get(body.pack);
      await accounts.choosePack(caller.holderId, id);
      return chosen({ pack: id });
    }),
  ];
}
