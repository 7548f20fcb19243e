import { createHash } from 'node:crypto';
import type { ChatEffect } from '@hz/shared/chat';
import type { CertificateService } from '../certificates/service';
import type { IntakeService } from '../guide/service';

// A message that is sent again must not add its hours again: the entry's id follows from the message's.
const creditIdOf = (turnId: string): string => createHash('sha256').update(turnId).digest('hex').slice(0, 24);

/** Writes down what was said in the talk, by the same services as the same tap on a screen. Throws their refusals. */
export class ChatEffects {
  constructor(
    private readonly certificates: CertificateService,
    private readonly intake: IntakeService,
  ) {}

  async apply(holderId: string, turnId: string, effects: readonly ChatEffect[]): Promise<void> {
    for (const effect of effects) await this.applyOne(holderId, turnId, effect);
  }

  private async applyOne(holderId: string, turnId: string, effect: ChatEffect): Promise<void> {
    switch (effect.type) {
      case 'answer-intake':
        await this.intake.answer(holderId, effect.questionId, effect.value);
        return;
      case 'finish-intake':
        await this.intake.finish(holderId);
        return;
      case 'mark-step':
        await this.certificates.markStep(holderId, effect.certificateId, effect.stepId, {
          on: effect.on,
          registryStatus: effect.registryStatus,
          newNumber: effect.newNumber ?? undefined,
        });
        return;
      case 'add-credit':
        await this.certificates.putCredit(holderId, effect.certificateId, {
          id: creditIdOf(turnId),
          on: effect.on,
          tenths: effect.tenths,
        });
    }
  }
}
