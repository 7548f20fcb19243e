import type { Intake } from '@hz/shared/v1/guide';
import type { Clock } from '../../platform/clock';
import { type Binding, route } from '../../platform/http/route';
import type { PackOffer } from '../packs/service';
import { tryIntake } from './by-pack';
import { presentIntake } from './presenter';
import type { IntakeService } from './service';

export function intakeRoutes(intake: IntakeService, offer: PackOffer, clock: Clock): Binding[] {
  const present = (state: Intake) => presentIntake(intake.rulebook, state, clock.today());
  return [
    route('GET /v1/intake', async ({ caller }) => present(await intake.get(caller.holderId))),
    route('PUT /v1/intake/answers/:questionId', async ({ caller, params, body }) =>
      present(await intake.answer(caller.holderId, params.questionId, body.value)),
    ),
    route('POST /v1/intake/try', ({ body }) => present(intake.tried(body.answers))),
    route('POST /v1/intake/finish', async ({ caller }) => ({
      certificateId: await intake.finish(caller.holderId),
    })),
    route('POST /v2/intake/try', ({ body }) => tryIntake(offer, body, clock.today())),
    route('GET /v2/intake', ({ caller }) => intake.getOf(caller.holderId)),
    route('PUT /v2/intake', ({ caller, body }) => intake.take(caller.holderId, body)),
    route('POST /v2/intake/finish', async ({ caller, body }) => ({
      certificateId: await intake.finishShown(caller.holderId, body),
    })),
    route('DELETE /v2/intake', async ({ caller }) => {
      await intake.clear(caller.holderId);
      return intake.getOf(caller.holderId);
    }),
    route('DELETE /v1/intake', async ({ caller }) => present(await intake.clearV1(caller.holderId))),
  ];
}
