import { stepsOf } from '@hz/shared/v1/guide';
import { type FamilyId, loadRulebook } from '@hz/shared/v1/rulebook';
import type { Clock } from '../../platform/clock';
import { firstNotServed, notFound } from '../../platform/errors';
import { type Binding, route } from '../../platform/http/route';
import { presentStep } from '../../present/way';
import type { PackOffer } from '../packs/service';
import { presentNotice, unpublished } from './presenter';

const CACHE_SECONDS = 60;

/** The notice and the ways of the first version's document, the same for everybody on a day; where it is served. */
export function rulebookRoutes(rulebookId: string, offer: PackOffer, clock: Clock): Binding[] {
  const rulebook = loadRulebook(rulebookId);
  // Before its first day it is shown as it will be, and says itself that it is not there yet.
  const day = () => Math.max(clock.today(), rulebook.source.issuedOn);
  const isAhead = () => clock.today() < rulebook.source.issuedOn;
  const isFamily = (family: string): family is FamilyId => Object.hasOwn(rulebook.families, family);
  const served = <T>(answer: T): T => {
    if (offer.find(rulebookId) === undefined) throw firstNotServed();
    return answer;
  };
  return [
    route(
      'GET /v1/notice',
      () => {
        const notice = served(presentNotice(rulebook, day()));
        return isAhead() ? unpublished(notice) : notice;
      },
      { cacheSeconds: CACHE_SECONDS },
    ),
    route(
      'GET /v1/ways/:family',
      ({ params: { family } }) => {
        if (!isFamily(family)) throw notFound();
        const steps = stepsOf(rulebook, family, day()).map((step) => presentStep(rulebook, step, day()));
        return served({ family, steps });
      },
      { cacheSeconds: CACHE_SECONDS },
    ),
  ];
}
