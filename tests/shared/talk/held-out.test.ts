import { allPhrases, INTENTS, normalise } from '@hz/shared/talk';
import { aChat } from '../../support/chat';
import { heldOut, heldOutFollowUps } from './held-out';
import { judge, judgeFollowUps } from './measure';

describe('questions that the chat was not built from', () => {
  const questions = heldOut();
  const measured = judge(aChat(), questions);

  it('are at least 400, of every intent, and none is among the phrases', () => {
    const own = new Set(allPhrases().map(({ text }) => normalise(text)));
    expect(questions.length).toBeGreaterThanOrEqual(400);
    // Written before there were packs of other schemes to answer by.
    const asked = INTENTS.filter((intent) => intent !== 'other_scheme');
    expect(asked.filter((intent) => !questions.some((one) => one.intent === intent))).toEqual([]);
    // Counted, not shown: the questions are for measuring, and nobody who writes phrases should read them.
    expect(questions.filter(({ phrase }) => own.has(normalise(phrase))).length).toBe(0);
  });

  it('are understood: at least 92% at once, 98% among the three nearest', () => {
    expect(measured.top1).toBeGreaterThanOrEqual(0.92);
    expect(measured.top3).toBeGreaterThanOrEqual(0.98);
  });

  it('are answered wrongly as if sure in at most 2%, and off-topic as on-topic in at most 3%', () => {
    expect(measured.confidentlyWrong).toBeLessThanOrEqual(0.02);
    expect(measured.offTopicAnswered).toBeLessThanOrEqual(0.03);
  });

  it('are mostly answered without asking back', () => {
    expect(measured.answered).toBeGreaterThanOrEqual(0.8);
  });

  it('are understood as follow-ups too', () => {
    expect(judgeFollowUps(aChat(), heldOutFollowUps())).toBeGreaterThanOrEqual(0.8);
  });
});
