import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type ChatContext,
  type ChatReply,
  INTENT_TITLES,
  INTENTS,
  type Intent,
  newChat,
} from '@hz/shared/talk';
import type { Rulebook } from '@hz/shared/v1/rulebook';
import { aChat, jilin, jilinWith, on, signedIn, titlesOnly } from '../../support/chat';

const before = '2022-12-05';
const after = '2026-11-20';

const known = signedIn(
  [
    { credits: { '2022-12-01': 20 } },
    {
      trade: '质量员',
      specialty: '市政',
      exchangedOn: '2022-12-03',
      credits: { '2026-05-01': 12 },
      years: { 2023: 32, 2024: 32, 2025: 32 },
    },
    { family: 'skilled-worker', trade: '钢筋工', specialty: null },
  ],
  { registeredOn: 19_300 },
);

function answersUnder(rulebook: Rulebook): (intent: Intent, context: ChatContext) => ChatReply {
  const chat = titlesOnly(rulebook);
  return (intent, context) => chat.reply(newChat(), INTENT_TITLES[intent], context);
}

const answer = answersUnder(jilin);
const situations: [string, ChatContext][] = [
  ['unknown, before the deadline', on(before)],
  ['unknown, after the deadline', on(after)],
  ['known, before the deadline', on(before, known)],
  ['known, after the deadline', on(after, known)],
  ['known without certificates', on(before, signedIn())],
];

describe.each(situations)('a holder %s', (_, context) => {
  it.each(INTENTS)(
    'gets an answer to %s, with clauses that exist and at most three things to tap',
    (intent) => {
      const reply = answer(intent, context);
      expect(reply.intent).toBe(intent);
      expect(reply.answer.length).toBeGreaterThan(10);
      expect(reply.answer).not.toMatch(/[{}]|undefined|null|NaN/);
      const ids = jilin.clauses.map(({ id }) => id);
      expect(reply.clauses.filter(({ id }) => !ids.includes(id))).toEqual([]);
      expect(reply.actions.length).toBeGreaterThanOrEqual(1);
      expect(reply.actions.length).toBeLessThanOrEqual(3);
    },
  );

  it('is told the clause or 文件未规定 wherever the answer speaks of the notice', () => {
    const aboutTheNotice = INTENTS.filter(
      (intent) =>
        !['smalltalk', 'out_of_scope', 'refuse_fraud', 'privacy_delete', 'reminder'].includes(intent),
    );
    const bare = aboutTheNotice.filter((intent) => {
      const { clauses, answer: text } = answer(intent, context);
      return clauses.length === 0 && !text.includes('文件未规定');
    });
    expect(bare).toEqual([]);
  });
});

describe('where the notice is silent', () => {
  const silent: Intent[] = [
    'ce_fee',
    'ce_exam',
    'ce_province',
    'ce_ahead',
    'validity',
    'employer_change',
    'lost_cert',
    'exchange_overdue',
  ];

  it.each(silent)('%s is answered with 文件未规定 and a number to ask', (intent) => {
    const { answer: text, actions } = answer(intent, on(after));
    expect(text).toContain('文件未规定');
    expect(text).toContain('0431-82752530');
    expect(actions).toContainEqual({ type: 'dial', label: '打给厅建管处', phone: '0431-82752530' });
  });
});

describe('every number in an answer comes from the rulebook', () => {
  const moved = jilinWith((data) => {
    const site = data.families['site-professional'];
    const duty = site.yearlyDuty as NonNullable<typeof site.yearlyDuty>;
    const first = <T>({ values }: { values: { value: T }[] }) => values[0] as { value: T };
    first(data.exchange.deadline).value = '2022-12-24';
    first(site.exchangeHours).value = 37;
    first(duty.hours).value = 41;
    first(duty.pairHours).value = 83;
    first(duty.earliestYear).value = 2024;
    first(data.exchange.unmappableTrades).value = ['占位员'];
    for (const contact of data.contacts) contact.phone = contact.phone.replace(/\d$/, '7');
    for (const system of data.systems) system.address = system.address && `new.${system.address}`;
  });
  const answerMoved = answersUnder(moved);

  const speaksOf: [string, string, string, Intent[]][] = [
    [
      'the deadline',
      '12月31日',
      '12月24日',
      [
        'exchange_how',
        'exchange_deadline',
        'exchange_overdue',
        'exchange_scope',
        'ce_hours_short',
        'ce_upload_delay',
        'lost_cert',
        'company_batch',
      ],
    ],
    [
      'the hours for the exchange',
      '32 学时',
      '37 学时',
      ['exchange_how', 'ce_hours_required', 'ce_hours_short'],
    ],
    [
      'the hours of a year',
      '32 学时',
      '41 学时',
      ['ce_hours_required', 'ce_ahead', 'ce_multi_cert', 'validity'],
    ],
    ['the hours of two certificates', '64 学时', '82 学时', ['ce_multi_cert']],
    ['the hours of two years', '64 学时', '83 学时', ['ce_makeup', 'retrain', 'validity']],
    ['the first year', '2023', '2024', ['ce_cycle']],
    [
      'what cannot be mapped',
      '试验员',
      '占位员',
      ['unmappable_post', 'cert_not_found', 'old_system_lookup', 'exchange_scope'],
    ],
    [
      'the authority',
      '0431-82752530',
      '0431-82752537',
      ['hotline', 'ce_fee', 'employer_change', 'post_renamed'],
    ],
    ['the help desk', '400-999-9355', '400-999-9357', ['hotline', 'sms_code', 'face_fail', 'human']],
    [
      'the national system',
      '（rcgz.mohurd.gov.cn）',
      '（new.rcgz.mohurd.gov.cn）',
      ['register_how', 'download_cert', 'number_changed'],
    ],
    [
      'the course library',
      '（zyk.etledu.com）',
      '（new.zyk.etledu.com）',
      ['ce_platform', 'ce_upload_delay'],
    ],
  ];

  it.each(speaksOf)('%s moves in each answer that tells it', (_, was, is, intents) => {
    for (const intent of intents) {
      expect(answer(intent, on(before)).answer).toContain(was);
      expect(answerMoved(intent, on(before)).answer).toContain(is);
      if (!was.includes('32') && !was.includes('64'))
        expect(answerMoved(intent, on(before)).answer).not.toContain(was);
    }
  });

  it("moves the holder's own figures too", () => {
    expect(answer('ce_hours_short', on(before, known)).answer).toContain('还差 12 学时，还剩26天');
    expect(answerMoved('ce_hours_short', on(before, known)).answer).toContain('还差 17 学时，还剩19天');
  });

  it('moves what is dialled and copied', () => {
    const tapped = (reply: ChatReply) => JSON.stringify(reply.actions);
    for (const intent of INTENTS) {
      expect(tapped(answerMoved(intent, on(before)))).not.toMatch(/82752530|999-9355|"(rcgz|zyk)\./);
    }
  });

  it('leaves no old value in any answer', () => {
    for (const intent of INTENTS) {
      for (const context of [on(before), on(after)]) {
        expect(answerMoved(intent, context).answer).not.toMatch(
          /12月31日前|32 学时|64 学时|82752530|999-9355/,
        );
      }
    }
  });

  it('stands in no source of an answer', () => {
    const folder = resolve(__dirname, '../../../shared/src/talk/answers');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
    const texts = lines
      .filter((line) => !/^\s*(\/\/|\*|\/\*\*)/.test(line))
      .flatMap((line) => line.match(/'[^']*\p{Script=Han}[^']*'|`[^`]*\p{Script=Han}[^`]*`/gu) ?? []);
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => /\d/.test(text))).toEqual([]);
  });
});

describe('an amendment', () => {
  const amended = jilinWith((data) => {
    data.amendments.push({
      documentNumber: '吉建人〔2022〕30号',
      authority: '吉林省住房和城乡建设厅',
      from: '2022-12-10',
      sets: [{ path: 'exchange.deadline', value: '2023-03-31', clause: '二' }],
    });
  });
  const told = answersUnder(amended);

  it('changes the answer from its day on, and is named', () => {
    expect(told('exchange_deadline', on('2022-12-09')).answer).toContain('2022年12月31日');
    const later = told('exchange_deadline', on('2023-01-05')).answer;
    expect(later).toContain('2023年3月31日前');
    expect(later).toContain('吉建人〔2022〕30号改过的');
    expect(told('notice_source', on('2023-01-05')).answer).toContain('吉建人〔2022〕30号');
  });
});

describe('a known holder', () => {
  it('is told the own certificate, hours missing and days left, with the button that adds hours', () => {
    const { answer: text, actions } = answer('ce_hours_short', on(before, known));
    expect(text).toContain('你的施工员（土建）还差 12 学时，还剩26天');
    expect(actions[0]).toEqual({ type: 'add-hours', label: '记学时', certificateId: 'c1' });
  });

  it('is told the verdict of the screens word for word', () => {
    const { answer: text } = answer('my_status', on(before, known));
    expect(text).toMatch(/^施工员（土建）：还差 12 学时，学满才能换。/);
    expect(text).toContain('质量员（市政）：');
  });

  it('is told of the year after the exchange', () => {
    const { answer: text } = answer('ce_hours_required', on(after, known));
    expect(text).toContain('你的质量员（市政）今年要学 32 学时，记了 12 学时，还差 20 学时，还剩41天');
  });

  it('is offered the guide while nothing is known', () => {
    expect(answer('my_status', on(before)).actions).toEqual([{ type: 'start-guide', label: '看看我的证' }]);
  });
});

describe('the day of the deadline', () => {
  it('still counts, the day after does not', () => {
    expect(answer('exchange_deadline', on('2022-12-31')).answer).toContain('今天是最后一天');
    expect(answer('exchange_deadline', on('2023-01-01')).answer).toContain('已过1天');
  });
});

describe('whether something can be done', () => {
  const chat = aChat();
  const standing = (facts: object) => signedIn([facts], { registeredOn: 19_300 });
  const open = standing({ credits: { '2022-12-01': 20 } });
  const exchanged = { exchangedOn: '2022-12-02', credits: { '2022-12-01': 32 } };

  it.each([
    ['我的证还能换吗', '2023-01-02', open, /^不能换。/],
    ['注销的证能换吗', before, open, /^不能：/],
    ['查不到的能换吗', before, open, /^不能：/],
    ['差2学时能换不', before, open, /^不能：学满 32 学时才能申请更换。/],
    ['晚了还能换不', before, open, /^过了2022年12月31日就不能换了。/],
    ['两个证能只学一份吗', before, open, /^不能只学一份。/],
    ['技工能不学吗', before, open, /^助手的理解：不用学。技能人员换证不用先学习/],
    ['60岁能不学吗', before, open, /^文件没有写到多大年纪就不用学/],
  ] as [string, string, ReturnType<typeof signedIn>, RegExp][])(
    '%s on %s is said first',
    (text, day, holder, first) => {
      expect(chat.reply(newChat(), text, on(day, holder)).answer).toMatch(first);
    },
  );

  it.each([
    ['cancelled', before, { ...exchanged, registryStatus: 'cancelled' }, '系统显示“注销”，换没换成要先核实'],
    [
      'not found',
      '2026-11-28',
      { ...exchanged, registryStatus: 'not-found' },
      '系统里查不到，换没换成要先核实',
    ],
    ['late', '2023-01-12', { exchangedOn: '2023-01-10' }, '申请晚了，算不算换成要先问'],
  ] as [string, string, object, string][])(
    'of an exchange beside what speaks against it (%s) nothing is taken for granted',
    (_, day, facts, doubt) => {
      for (const text of [
        '我的证现在啥情况',
        '我的证还能换吗',
        '换证到哪天截止',
        '能下载了吗',
        '今年没学够咋办',
        '下一步',
      ]) {
        const { answer } = chat.reply(newChat(), text, on(day, standing(facts)));
        expect(answer).not.toMatch(/已经换成|已经是电子证书/);
        expect(answer.slice(0, 60)).toContain(doubt);
      }
    },
  );
});
