import { stepsOf } from '@hz/shared/v1/guide';
import { type FamilyId, loadRulebook } from '@hz/shared/v1/rulebook';
import type { Clock } from '../../platform/clock';
import { notFound } from '../../platform/errors';
import { type Binding, route } from '../../platform/http/route';
import { presentStep } from '../../present/way';
import { presentNotice } from './presenter';

const CACHE_SECONDS = 60;

/** The notice and the ways, the same for everybody on a day. */
export function rulebookRoutes(rulebookId: string, clock: Clock): Binding[] {
  const rulebook = loadRulebook(rulebookId);
  // Before its first day it is shown as it will be; that it is not there yet, its day says.
  const day = () => Math.max(clock.today(), rulebook.source.issuedOn);
  const isFamily = (family: string): family is FamilyId => Object.hasOwn(rulebook.families, family);
  return [
    route('GET /v1/notice', () => presentNotice(rulebook, day()), { cacheSeconds: CACHE_SECONDS }),
    route(
      'GET /v1/ways/:family',
      ({ params: { family } }) => {
        if (!isFamily(family)) throw notFound();
        return {
          family,
          steps: stepsOf(rulebook, family, day()).map((step) => presentStep(rulebook, step, day())),
        };
      },
      { cacheSeconds: CACHE_SECONDS },
    ),
  ];
}
