// How well the chat understands questions it was not built from: npx tsx tests/shared/talk/report.ts
import { createChat } from '@hz/shared/talk';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { heldOut, heldOutFollowUps } from './held-out';
import { byIntent, confusions, judge, judgeFollowUps } from './measure';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

const chat = createChat(loadRulebook('jilin-2022-25'));
const measured = judge(chat, heldOut());

console.log(`questions                      ${measured.judged.length}`);
console.log(`top-1                          ${percent(measured.top1)}  (at least 92%)`);
console.log(`top-3                          ${percent(measured.top3)}  (at least 98%)`);
console.log(`confidently wrong              ${percent(measured.confidentlyWrong)}  (at most 2%)`);
console.log(`off-topic answered as on-topic ${percent(measured.offTopicAnswered)}  (at most 3%)`);
console.log(`told without asking back       ${percent(measured.answered)}`);
console.log(`follow-ups understood          ${percent(judgeFollowUps(chat, heldOutFollowUps()))}`);

console.log('\nintent                questions  top-1  top-3');
for (const { intent, questions, top1, top3 } of byIntent(measured)) {
  console.log(
    `${intent.padEnd(22)}${String(questions).padStart(9)}${String(top1).padStart(7)}${String(top3).padStart(7)}`,
  );
}

console.log('\ntaken for another');
for (const [pair, times] of confusions(measured)) console.log(`${String(times).padStart(3)}  ${pair}`);
