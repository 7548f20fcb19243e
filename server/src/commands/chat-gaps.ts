// npm run chat:gaps [-- --demo] [--limit N]: questions the chat could not answer, or answered badly, by intent
import { formatDay } from '@hz/shared/calendar';
import { INTENT_TITLES, type Intent } from '@hz/shared/talk';
import { plainTyped } from '@hz/shared/text';
import type { ChatGap } from '../features/talk/service';
import { argumentsOf } from './arguments';
import { runCommand, UsageError, withFeatures } from './features';

const { values } = argumentsOf(
  { options: { demo: { type: 'boolean', default: false }, limit: { type: 'string', default: '200' } } },
  '用法：npm run chat:gaps [-- --limit 多少条] [--demo 用演示的数据]',
);

const KINDS = { unanswered: '没答上', 'not-useful': '说没用' } as const;

// Whatever was kept before it was read so strictly: a terminal obeys some characters.
const onOneLine = (text: string): string => plainTyped(text).replace(/[\s\p{Cc}]+/gu, ' ');

const lineOf = ({ times, kind, lastOn, text }: ChatGap): string =>
  `  ${String(times).padStart(4)} 次  ${KINDS[kind]}  ${formatDay(lastOn)}  ${onOneLine(text)}`;

runCommand(() =>
  withFeatures(values.demo, async ({ chat }) => {
    const limit = Number(values.limit);
    if (!Number.isInteger(limit) || limit < 1) throw new UsageError('--limit 要是大于 0 的整数');
    const gaps = await chat.gaps.list(limit);
    if (gaps.length === 0) console.log('没有没答上的问题。');
    for (const intent of new Set(gaps.map((gap) => gap.intent))) {
      console.log(`\n${INTENT_TITLES[intent as Intent] ?? intent}（${intent}）`);
      for (const gap of gaps.filter((one) => one.intent === intent)) console.log(lineOf(gap));
    }
  }),
);
