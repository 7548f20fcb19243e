const Sequencer = require('@jest/test-sequencer').default;

// What runs for half a minute or more. On a machine that has not run it before, jest knows a file only by its size
// and may begin a long one last, with the other core idle until it ends.
const SLOW = [
  'server/reminders/(year|outage|twice|kill)',
  'server/(document-walk|examples|long-texts|restart|stall|stop|store/(steps|upgrade))',
  'server/(accounts/(deletion|in-flight)|kept/rotation|office/|packs/every-feature|registry/(commands|imports))',
  'weapp/(reminders|walk)',
  'browser/(account|answers|chat|exchange|large-text|november|offline|office|scan|taps)',
].map((path) => new RegExp(`tests/${path}`));

/** Begins with the test files known to be slow; otherwise as jest would. */
module.exports = class SlowFirst extends Sequencer {
  sort(tests) {
    const isSlow = ({ path }) => SLOW.some((slow) => slow.test(path));
    const sorted = super.sort(tests);
    return [...sorted.filter(isSlow), ...sorted.filter((test) => !isSlow(test))];
  }
};
