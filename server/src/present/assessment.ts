import { type Day, formatDay } from '@hz/shared/calendar';
import { assessmentJson, type Explained } from '@hz/shared/v1/engine';
import { groundText, type Verdict, verdictOf } from '@hz/shared/v1/guide';
import type { Rulebook } from '@hz/shared/v1/rulebook';

/** A verdict as the contracts write it. */
export const presentVerdict = (verdict: Verdict) => ({
  ...verdict,
  deadline: verdict.deadline === null ? null : formatDay(verdict.deadline),
});

/** An assessment with its words and grounds, as the contracts write them. */
export const presentAssessed = (rulebook: Rulebook, explained: Explained, asOf: Day) => ({
  assessment: assessmentJson(explained.assessment),
  verdict: presentVerdict(verdictOf(rulebook, explained, asOf)),
  explanation: explained.grounds.map((ground) => ({
    statement: ground.statement,
    rule: ground.rule,
    clause: ground.clause,
    reading: ground.reading !== null,
    text: groundText(explained, ground),
  })),
});
