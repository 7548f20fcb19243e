// What others write is as long as they like. Every function that meets their texts is fed 60,000 letters of every kind:
// it takes as long as the text is, not as long as its square, and does not break.
import { join } from 'node:path';
import { parseDay } from '@hz/shared/calendar';
import { learnedUnderstanding } from '@hz/shared/talk/learned';
import { aChat, jilin, on, signedIn, Talking } from '../support/chat';
import { isLongRun, times } from '../support/long';
import { Random } from '../support/random';
import { SEED } from '../support/seed';
import { textFunctions } from '../support/text-functions';

const LONG = 60_000;

const FOLDERS = [
  'shared/src',
  'server/lists/src',
  'server/src/features/registry/lists',
  'server/src/platform/http',
  'server/src/platform/clients/wechat',
  'server/src/platform/crypto',
];

/** What is fed nothing, and who wrote the texts that it is given. */
const NOT_FOREIGN: Record<string, readonly string[]> = {
  'the rulebooks': [
    'shared/src/talk/answers/',
    'shared/src/talk/law/',
    'shared/src/talk/pack-of',
    'shared/src/talk/phrases/',
    'shared/src/talk/voice',
    'shared/src/contracts/',
    'shared/src/v1/engine/ground',
    'shared/src/v1/guide/facts',
    'shared/src/v1/guide/notice',
    'shared/src/v1/guide/steps',
    'shared/src/v1/guide/words/',
    'shared/src/law/answer',
    'shared/src/law/dated',
    'shared/src/law/doubt',
    'shared/src/law/fill',
    'shared/src/law/known',
    'shared/src/law/obligation',
    'shared/src/law/part-known',
    'shared/src/packs/',
    'shared/src/v1/rulebook/view findRulebook',
    'shared/src/v1/rulebook/view loadRulebook',
    'shared/src/standing/',
  ],
  'who runs the server': [
    'shared/src/talk/ask',
    'shared/src/talk/learned/',
    'shared/src/talk/talk-command',
    'shared/src/v1/engine/cases assessCases',
    'shared/src/law/cases',
    'server/src/platform/crypto/data-keys',
    'server/src/platform/crypto/keyring',
    'server/src/platform/http/headers',
    'server/src/platform/http/pages',
    'server/src/platform/http/serve',
    'server/src/platform/clients/wechat/call',
    'server/src/platform/clients/wechat/token',
  ],
  'the talk and the reader of what is told, which let 500 letters in: their doors are fed': [
    'shared/src/talk/resolve resolve',
    'shared/src/talk/apart',
    'shared/src/talk/beginning beginningSaid',
    'shared/src/talk/cards/',
    'shared/src/talk/named',
    'shared/src/talk/same-named',
    'shared/src/talk/scheme',
    'shared/src/talk/which-question',
    'shared/src/talk/turns/',
    'shared/src/talk/waiting-drafts',
    'shared/src/talk/told/reader ownOf',
    'shared/src/talk/told/accounted mentionsIn',
    ...[
      'amounts',
      'changes',
      'several-changes',
      'removals',
      'days',
      'doubts',
      'excepted',
      'heard',
      'moods',
      'numbers',
      'reminding',
      'years',
    ].map((part) => `shared/src/talk/told/${part}`),
    'shared/src/talk/understand/pinyin',
    'shared/src/talk/understand/typed-pinyin',
  ],
  'a file that was taken apart: rows whose cells are fed, parts that are measured before': [
    'server/lists/src/merges Merges.cover',
    'server/lists/src/parts',
    'server/lists/src/shared-strings readSharedStrings',
    'server/lists/src/string-table',
    'server/lists/src/styles Styles.at',
    'server/lists/src/styles readStyles',
    'server/src/features/registry/lists/duplicates SeenRows',
    'server/src/features/registry/lists/rows',
  ],
  'bodies of requests, which every route is sent as large as its contract allows elsewhere': [
    'server/src/platform/http/validation',
    'server/src/platform/http/sliced',
  ],
};

type Feed = (text: string) => unknown;
// biome-ignore lint/suspicious/noExplicitAny: each is called as its module says, or the feed breaks
type Exports = Record<string, any>;

const TODAY = parseDay('2022-12-05');
const CARDS = { cards: { name: '卡', posts: [{ name: 'C1', specialties: [] }], postsOpen: true } };
const ears = {
  asOf: TODAY,
  facts: new Set(['newNumber', 'registryStatus', 'registeredOn', 'exchangedOn', 'credit', 'inPost']),
  trades: ['施工员（土建）', '施工员', '资料员'],
  categories: [],
  makesUp: true,
  expected: { fact: 'newNumber', kind: 'number' },
  foreign: false,
};
const question = { kind: 'choice-or-text', options: [] };
const query = {
  timestamp: '1670202000',
  nonce: 'n',
  signature: '0'.repeat(40),
  msg_signature: '0'.repeat(40),
};
const secrets = { token: 't', aesKey: 'a'.repeat(43), appId: 'wx0000000000000000' };
const learned = learnedUnderstanding();

/** How those are called that want more than a text. */
const CALLS: Record<string, (module: Exports) => Feed> = {
  'shared/src/talk/as-one asOne': (it) => {
    const state = { before: [{ question: '', answer: null }] };
    const reply = { ...{ answer: '', clauses: [], actions: [] }, state };
    return (text) => it.asOne(reply, reply, state, text);
  },
  'shared/src/talk/told/reader readTold': (it) => (text) => it.readTold(text, ears),
  'shared/src/talk/told/reader wholeOf': (it) => (text) => it.wholeOf(text, ears),
  'shared/src/talk/told/gist readGist': (it) => (text) => it.readGist(text, ears),
  'shared/src/talk/told/accounted unaccounted': (it) => (text) => {
    const facts = [{ op: 'add', certificate: null, fact: 'credit', value: 4, on: '2022-12-04' }];
    return it.unaccounted(text, { facts, claims: [], recorded: { days: [], hours: [], years: [] } }, ears);
  },
  'shared/src/talk/told/by-days readByDays': (it) => (text) => it.readByDays(text, ears),
  'shared/src/talk/told/hearing hearOut': (it) => (text) => it.hearOut(text, ears),
  'shared/src/talk/typed-number withTypedNumber': (it) => (text) =>
    it.withTypedNumber([{ type: 'scan', label: '扫一扫' }], text),
  'shared/src/talk/understand/alphabet Alphabet.numberOf': (it) => (text) => new it.Alphabet().numberOf(text),
  'shared/src/talk/understand/foreign LatinWords.isForeign': (it) => {
    const words = new it.LatinWords(['pdf']);
    return (text) => words.isForeign(text);
  },
  'shared/src/talk/understand/reader Reader.read': (it) => {
    const reader = new it.Reader(['换证到哪天']);
    return (text) => reader.read(text);
  },
  'shared/src/talk/understand/understanding Understanding.understand': () => (text) =>
    learned.understand(text),
  'shared/src/v1/guide/intake/answers checkAgainst': (it) => (text) => {
    it.checkAgainst(question, text, TODAY);
    return it.checkAgainst({ ...question, kind: 'date' }, text, TODAY);
  },
  'shared/src/v1/guide/intake/answers belongsElsewhere': (it) => (text) =>
    it.belongsElsewhere(jilin, 'skilled-worker', text),
  'shared/src/v1/guide/intake/answers familyOf': (it) => (text) => it.familyOf(jilin, text),
  'shared/src/v1/guide/rows dayDoubtsOf': (it) => (text) => it.dayDoubtsOf(jilin, text, TODAY),
  'shared/src/v1/guide/intake/fold checkAnswer': (it) => (text) =>
    it.checkAnswer(jilin, { family: 'skilled-worker' }, 'trade', text, TODAY),
  'shared/src/v1/guide/intake/questions splitTrade': (it) => (text) =>
    it.splitTrade(jilin.families['site-professional'], text),
  'shared/src/v1/rulebook/view isUnmappable': (it) => (text) => it.isUnmappable(jilin, text, TODAY),
  'shared/src/codes/verify verifyStatus': (it) => (text) => it.verifyStatus(text, [], 0),
  'server/lists/src/styles shownBy': (it) => (text) =>
    it.shownBy({ pattern: '0.00_ ', shows: 'value' }, text),
  'server/src/features/registry/lists/cells readNumber': (it) => (text) => it.readNumber(text, '王建国'),
  'server/src/features/registry/lists/cells readDate': (it) => (text) => it.readDate(text, 1900),
  'server/src/features/registry/lists/cells readLastDay': (it) => (text) => it.readLastDay(text, 1900),
  'server/src/features/registry/lists/columns fieldOf': (it) => (text) => [
    it.fieldOf('certificates', text),
    it.fieldOf('study', text),
  ],
  'server/src/features/registry/lists/duplicates rowDigest': (it) => (text) => it.rowDigest([text], []),
  'server/src/features/registry/lists/ended endedElsewhere': (it) => (text) =>
    it.endedElsewhere({ columns: [], ignored: [], endColumns: [1] }, [text, text]),
  'server/src/features/registry/lists/posts isForeign': (it) => (text) =>
    it.isForeign({ kinds: CARDS, others: [jilin.pack.said.kinds] }, 'cards', text),
  'server/src/features/registry/lists/posts postIn': (it) => (text) => [
    it.postIn(CARDS, text, text, text),
    it.postIn(CARDS, `施工员（${text}）`, '', '', [jilin.pack.said.kinds]),
    it.postIn(CARDS, `C${text}`, '', `C1${text}`),
  ],
  'server/src/features/registry/lists/posts postOf': (it) => (text) => [
    it.postOf(jilin, text, text),
    it.postOf(jilin, `施工员${text}`, ''),
    it.postOf(jilin, `${text}施工员`, ''),
  ],
  'server/src/platform/clients/wechat/callback openCallback': (it) => (text) => {
    for (const body of [text, `<xml><Encrypt><![CDATA[${text}]]></Encrypt></xml>`, `{"Encrypt":"${text}"}`])
      try {
        it.openCallback(secrets, query, body, 1_670_202_000_000);
      } catch (error) {
        if (!(error instanceof it.CallbackRefused)) throw error;
      }
  },
  'server/src/platform/clients/wechat/subscribe-events readSubscribeEvents': (it) => (text) =>
    it.readSubscribeEvents({ FromUserName: text, CreateTime: text, Event: text, List: text }),
  'server/src/platform/clients/wechat/values fitValue': (it) => (text) =>
    ['thing', 'name', 'number', 'phrase'].map((kind) => it.fitValue(kind, text)),
};

/** Refused in its own words, which is as good as read. */
const isRefusal = (error: unknown): boolean => /^(RangeError|CaseError)$/.test((error as Error).name);

const isForeign = (one: string) =>
  !Object.values(NOT_FOREIGN).some((ours) => ours.some((begin) => one.startsWith(begin)));

function feedOf(one: string): Feed {
  const [module = '', name = ''] = one.split(' ');
  const it = require(join(__dirname, '..', '..', module)) as Exports;
  return CALLS[one]?.(it) ?? ((text) => it[name](text));
}

/** Who has signed in, and who has not; who was asked something; who says it in the middle of the questions. */
function doors(): Record<string, Feed> {
  const said = (...before: string[]) => {
    const holder = signedIn([{}, { trade: '资料员', specialty: null }]);
    return (text: string) => {
      const talking = new Talking(aChat(), on('2022-12-05', before.length > 1 ? holder : null));
      for (const one of before) talking.say(one);
      return talking.say(text);
    };
  };
  return {
    'the chat, of nobody': said(),
    'the chat, in the middle of the questions': said('我要登记一个证'),
    'the chat, of a holder with something to confirm': said('我12月1日学了3学时', '施工员'),
  };
}

const KINDS = [
  ...'a1施１一年月日号学（(）)【】[]{}<>"\'`，。、；：！？,.;:!?-—_=+/\\|*&%#@$^~·° \t\n\r\u200b\u3000\u0000\ud800é',
  ...[
    '𠮷',
    'e\u0301',
    '（）',
    '()',
    '[]',
    '1 ',
    '1-',
    '1.',
    '年1',
    '1月',
    '1学时',
    '不是施工员',
    '新编号',
    '是',
  ],
  ...[
    '我叫',
    '身份证',
    '换证',
    '改成',
    '提醒',
    '每年',
    '去年12月5日',
    '12.1',
    '=',
    '="',
    '<a>',
    '&lt;',
    'http://',
  ],
  ...[
    'HZ:',
    'A-',
    'aA',
    '/S/',
    '_x000D_',
    '-1',
    '1e',
    '(1',
    '（学时',
    '单位：',
    '两',
    '十',
    '百',
    '俩',
    '〇',
    'ü',
    'zhang',
  ],
];
const ENDS = ['', '!', 'x', '1', '施'];

const random = new Random(SEED);
/**
 * Kinds, and some that are put together of two, with something at the end that they do not lead to: in the usual run a few
 * for each function, others every time; in the long run all.
 */
function texts(): string[] {
  const pairs = Array.from({ length: times(4, 3_000) }, () => random.oneOf(KINDS) + random.oneOf(KINDS));
  const alone = isLongRun ? KINDS : Array.from({ length: 12 }, () => random.oneOf(KINDS));
  return [...alone, ...pairs].map((kind) => {
    const end = random.oneOf(ENDS);
    return kind.repeat(Math.ceil(LONG / kind.length)).slice(0, LONG - end.length) + end;
  });
}

/** Time of the processor in this process, in milliseconds: that others keep the machine busy does not count. */
function costOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * What reading so many letters takes here and now, one by one. A square of 60,000 is thirty thousand times as much; the
 * dearest of our functions, which looks for dates in dozens of ways at every letter, takes a few hundred.
 */
function costOfReading(): number {
  const text = '施工员1'.repeat(LONG / 4);
  const costs = Array.from({ length: 5 }, () =>
    costOf(() => {
      for (let round = 0; round < 20; round += 1) text.replace(/\d/g, '').length;
    }),
  );
  return costs.sort((a, b) => a - b)[2] as number;
}

/** So many times what twenty readings take. */
const MOST = 60;

test('the list is whole: what is called with more than a text is there, and so is whatever is not fed', () => {
  const all = FOLDERS.flatMap(textFunctions);
  expect(Object.keys(CALLS).filter((one) => !all.includes(one))).toEqual([]);
  const begins = Object.values(NOT_FOREIGN).flat();
  expect(begins.filter((begin) => !all.some((one) => one.startsWith(begin)))).toEqual([]);
  expect(all.filter(isForeign).length).toBeGreaterThan(70);
});

const fed = [
  ...FOLDERS.flatMap(textFunctions)
    .filter(isForeign)
    .map((one) => [one, feedOf(one)] as const),
  ...Object.entries(doors()),
];

test.each(fed)('%s', (_, feed) => {
  const reading = Math.max(1, costOfReading());
  const slow: { text: string; times: number }[] = [];
  for (const text of texts()) {
    const once = () =>
      costOf(() => {
        try {
          feed(text);
        } catch (error) {
          if (!isRefusal(error)) throw error;
        }
      });
    // A collection of garbage or a function compiled anew is paid by whoever comes next: what is slow once is asked again
    let cost = once();
    for (let again = 0; again < 2 && cost > MOST * reading; again += 1) cost = Math.min(cost, once());
    if (cost > MOST * reading) slow.push({ text: text.slice(0, 12), times: Math.round(cost / reading) });
  }
  expect({ SEED, slow }).toEqual({ SEED, slow: [] });
});
