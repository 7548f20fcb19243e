import { formatDay, yearOf } from '../../calendar';
import { cyclesOf, fillText, hoursOfTenths, type Pack } from '../../law';
import { type Standing as LawStanding, mostLacking, sayDay, sayHours } from '../../standing';
import { certificateTitle } from '../../v1/guide';
import { CATEGORY_WORDS } from '../phrases/categories';
import { nthWords } from '../same-named';
import type { Expected } from '../told/heard';
import { type Course, eventFact, NOT_YET, type Standing } from '../turns/course';
import { saying } from '../turns/turn';
import { sinceItsFirstDay } from '../turns/unpublished';
import type { ChatCertificate, ChatContext, Choice, Fact } from '../types';
import { standingOf } from './record';
import { todoLines } from './todo';

const NO_ANSWER = '不清楚';

/** The categories that a pack's needs tell apart, and those that are shared beside them. */
function categoriesOf({ said }: Pack): (readonly [string, RegExp])[] {
  const named = said.obligations.flatMap(({ needs, when }) => [
    ...needs.flatMap((need) => ('hours' in need && need.category ? [need.category] : [])),
    ...('cycle' in when ? when.cycle.shared : []),
  ]);
  return [...new Set(named)].flatMap((name) => {
    const words = CATEGORY_WORDS[name];
    return words ? [[name, words] as const] : [];
  });
}

/** Posts as they are said: 施工员, and b证 where a post is a letter. */
const tradesOf = ({ said }: Pack): string[] =>
  [
    ...new Set(
      Object.values(said.kinds).flatMap(({ posts }) =>
        posts.flatMap(({ name }) =>
          /^[A-Z]\d?$/.test(name) ? [`${name.toLowerCase()}证`, `${name.toLowerCase()}类`] : [name],
        ),
      ),
    ),
  ].sort((one, other) => other.length - one.length);

export const titleOfKind = (pack: Pack, certificate: ChatCertificate): string => {
  const { law, facts } = certificate;
  const kind = pack.said.kinds[law?.kind ?? '']?.name ?? '';
  const name =
    facts.trade === ''
      ? kind
      : /^[A-Z]\d?$/.test(facts.trade)
        ? `${kind} ${facts.trade} 证`
        : certificateTitle(facts);
  return `${nthWords(certificate)}${name}`;
};

/** Leads by a pack: its next fact to ask, its next step, else what its verdict says. */
export function lawCourseOf(pack: Pack): Course {
  const look = ({ holder, asOf }: ChatContext, certificate: ChatCertificate): LawStanding =>
    standingOf(pack, certificate, holder, asOf);

  function verdict(certificate: ChatCertificate, standing: LawStanding): Standing {
    const { title, sentences, reading, caveat, clauses } = standing.headline.words;
    const { next } = standing;
    const advice = next?.kind === 'advice' ? pack.said.advice[next.id]?.title : undefined;
    const text = [
      `${titleOfKind(pack, certificate)}：${title}。`,
      ...sentences.filter(
        (sentence) => standing.headline.answer.state !== 'missed' || !/还差/.test(sentence),
      ),
      ...(advice ? [`接下来：${advice}。`] : []),
      ...(reading ? [reading] : []),
      ...(caveat ? [caveat] : []),
    ].join('');
    return { expected: null, short: text, text, clauses: [...clauses], actions: [], choices: [] };
  }

  function askFact(certificate: ChatCertificate, name: string): Standing {
    const fact = pack.said.facts[name];
    if (!fact) throw new RangeError(`${pack.id} knows no fact ${name}`);
    const { title, help, clause } = fact.question;
    const set = (value: string | boolean): Fact => ({
      op: 'set',
      certificate: certificate.id,
      fact: name,
      value,
      on: null,
    });
    const labels: [string, string | boolean][] =
      fact.type !== 'state' || fact.values === 'text'
        ? []
        : fact.values === 'yes-no'
          ? [
              ['是', true],
              ['不是', false],
            ]
          : Object.entries(fact.values).map(([value, label]) => [label, value]);
    const choices: Choice[] = labels.map(([label, value]) => ({
      label,
      act: { do: 'write', facts: [set(value)] },
    }));
    const kind: Expected['kind'] = fact.type === 'event' ? 'event' : fact.type === 'date' ? 'date' : 'state';
    const question = `${titleOfKind(pack, certificate)}：${title}？`;
    return {
      expected: { fact: name, kind, ...(kind === 'event' && { inPart: true as const }) },
      short: question,
      text: `${question}${help ?? ''}`,
      clauses: clause ? [clause] : [],
      actions: [],
      choices: [...choices, saying(NO_ANSWER)],
    };
  }

  function askCycle(certificate: ChatCertificate, from: number, standing: LawStanding): Standing {
    const { asOf } = standing;
    const question = `${titleOfKind(pack, certificate)}：${sayDay(from, asOf)}起的那一年一共学了多少学时？没学也是答案。`;
    const stated = (hours: number): Fact => ({
      op: 'set',
      certificate: certificate.id,
      fact: 'statedCycle',
      value: hours,
      on: formatDay(from),
    });
    const wanted = askedHours(pack, standing);
    return {
      expected: { fact: 'statedCycle', kind: 'year', year: yearOf(from) },
      short: question,
      text: question,
      clauses: [standing.headline.data.clause],
      actions: [],
      choices: [
        ...(wanted === null
          ? []
          : [{ label: `${wanted}学时`, act: { do: 'write', facts: [stated(wanted)] } } as Choice]),
        { label: '没学', act: { do: 'write', facts: [stated(0)] } },
      ],
    };
  }

  function atStep(certificate: ChatCertificate, id: string, standing: LawStanding): Standing {
    const step = pack.said.steps[id];
    if (!step) throw new RangeError(`${pack.id} has no step ${id}`);
    const { asOf } = standing;
    const say = (text: string) => fillText(pack, text, asOf);
    const { words } = standing.headline;
    const head = `${titleOfKind(pack, certificate)}：${words.title}。`;
    const today = formatDay(asOf);
    const hours = step.sets === 'credits';
    const choices: Choice[] = hours
      ? [8, 4].map((amount) => ({
          label: `今天学了${amount}学时`,
          act: {
            do: 'write',
            facts: [{ op: 'add', certificate: certificate.id, fact: 'credit', value: amount, on: today }],
          },
        }))
      : [
          { label: '今天弄好了', act: { do: 'write', facts: [eventFact(step.sets, certificate.id, today)] } },
          {
            label: '前几天弄好的',
            act: {
              do: 'draft',
              drafts: [
                {
                  ...eventFact(step.sets, certificate.id, today),
                  on: null,
                  value: null,
                  lacks: 'day',
                  offered: null,
                },
              ],
            },
          },
        ];
    const hint = hours ? '学了多少就说多少，比如“今天学了4.5学时”。' : '弄好了就告诉我，哪天弄好的也可以说。';
    return {
      expected: hours ? { fact: 'credits', kind: 'hours' } : { fact: step.sets, kind: 'event' },
      short: `${titleOfKind(pack, certificate)}，这一步：${say(step.title)}。${hint}`,
      text: [
        head,
        ...words.sentences,
        `这一步：${say(step.title)}。`,
        ...todoLines(pack, id, standing),
        hint,
        ...(words.caveat ? [words.caveat] : []),
      ].join(''),
      clauses: [step.clause],
      actions: [],
      choices: [...choices, saying(NOT_YET)],
    };
  }

  function standingOn(context: ChatContext, certificate: ChatCertificate): Standing {
    const standing = look(context, certificate);
    const { next } = standing;
    if (next?.kind === 'fact') return askFact(certificate, next.fact);
    if (next?.kind === 'cycles' && next.cycles[0] !== undefined)
      return askCycle(certificate, next.cycles[0], standing);
    if (next?.kind === 'step') return atStep(certificate, next.id, standing);
    const [anchor] = anchorsMissing(pack, standing, certificate);
    if (anchor !== undefined) return askFact(certificate, anchor);
    return verdict(certificate, standing);
  }

  const course: Course = {
    facts: new Set(pack.factNames.filter((name) => name !== 'trade')),
    ofHolder: new Set(),
    foreign: !Object.keys(pack.said.kinds).some((kind) => kind !== 'site-professional'),
    trades: tradesOf(pack),
    categories: categoriesOf(pack),
    makesUp: pack.said.obligations.some(
      ({ when, needs }) => 'cycle' in when && needs.some((need) => 'hours' in need),
    ),
    labels: {},

    standing(context, certificate) {
      return standingOn(context, certificate);
    },

    counted(context, certificate) {
      const standing = look(context, certificate);
      const { needs, askCycles } =
        standing.obligations.find(({ answer }) => answer.needs.length > 0)?.answer ?? {};
      const [need] = needs ?? [];
      if (!need) return null;
      return {
        ...{ done: hoursOfTenths(need.done), required: hoursOfTenths(need.required) },
        ...((askCycles ?? []).length > 0 ? { of: '这一年', ofYears: true as const } : { of: '这一期' }),
      };
    },

    pastCycles(context, certificate) {
      const { obligations, asOf } = look(context, certificate);
      const past = obligations.flatMap(({ answer }) => [
        ...(answer.count ? cyclesOf(answer.count) : []).filter(({ to }) => to < asOf).map(({ from }) => from),
        ...answer.askCycles,
      ]);
      const told = (certificate.law?.cycles ?? []).map(({ from }) => from);
      return [...new Set([...past.map(formatDay), ...told])].sort();
    },

    makeUpOf(context, certificate, on) {
      const { obligations, asOf } = look(context, certificate);
      const [cycles] = obligations.flatMap(({ answer, data: { when } }) => {
        const name = 'cycle' in when ? when.cycle.makeUp : undefined;
        const back = name === undefined ? 0 : Number(fillText(pack, `{${name}}`, asOf));
        return back > 0 && answer.count ? [cyclesOf(answer.count)] : [];
      });
      const before = cycles?.filter(({ to }) => to < on).at(-1);
      const isIn = cycles?.some(({ from, to }) => from <= on && on <= to);
      return before && isIn ? formatDay(before.from) : null;
    },

    hasAhead(context, certificate) {
      const { obligations, dues } = look(context, certificate);
      return obligations.some(({ data, answer: { state } }) => {
        if (state === 'ask') return true;
        // What is missed or refused stays so: only what the pack reminds of in that state is ever sent.
        const stays = state === 'missed' || state === 'refused';
        const states = (id: string) => pack.said.reminders.find((one) => one.id === id)?.states ?? [];
        return dues.some(
          (due) => due.obligation === data.id && (!stays || states(due.reminder).includes(state)),
        );
      });
    },

    due(context, certificate) {
      const { answer, isLastDay } = look(context, certificate).headline;
      const { due, state } = answer;
      const lacks = state === 'open' || state === 'ask' || state === 'not-yet';
      return lacks && due !== null && due >= context.asOf ? { on: due, isLast: isLastDay } : null;
    },

    // What stands says first how it is.
    opening: () => '',

    summary(context, certificate) {
      const { title, sentences } = look(context, certificate).headline.words;
      return [`${title}。`, ...sentences.slice(0, 1)].join('');
    },

    futile(context, certificate, { fact, value }) {
      const { law } = certificate;
      if (law?.pack !== pack.id || typeof value !== 'string') return null;
      const acts = pack.said.obligations.flatMap(({ when }) => ('term' in when ? [when.term.act] : []));
      if (!acts.includes(fact)) return null;
      const told = (of: string | null) => ({
        ...certificate,
        law: { ...law, facts: { ...law.facts, [fact]: of } },
      });
      const after = look(context, told(value)).headline;
      const { state } = after.answer;
      if (state === 'missed') return { says: `申请晚了，不算：${after.words.title}。`, noted: true };
      const before = look(context, told(null)).headline;
      // One in its time would be handed in, whether or not past cycles are known yet.
      const isOpen =
        state === 'open' || state === 'not-yet' || (state === 'ask' && isOfCycles(after.answer.reasons));
      return isOpen && before.words.title === after.words.title
        ? {
            says: `这次申请早了，不算：有效期满前几个月里才能申请，到时候要再申请。${after.words.title}。`,
            noted: true,
          }
        : null;
    },

    earliest: () => null,

    left(context, certificate) {
      const { obligations } = look(context, certificate);
      const [first] = obligations.flatMap(({ data, answer }) => mostLacking(data, answer.needs) ?? []);
      if (!first) return obligations.some(({ answer }) => answer.needs.length > 0) ? '学时够了。' : '';
      return `要学 ${sayHours(first.required)}，记了 ${sayHours(first.done)}，还差 ${sayHours(first.remaining)}。`;
    },
  };
  return sinceItsFirstDay(course, pack.from);
}

/** Whether nothing but the hours of past cycles is asked for. */
const isOfCycles = (reasons: readonly string[]): boolean =>
  reasons.length > 0 && reasons.every((reason) => reason === 'cycles-not-confirmed');

/** What a cycle asks for by itself, for a tap. */
function askedHours(pack: Pack, { headline, asOf }: LawStanding): number | null {
  const [need] = headline.data.needs.flatMap((one) => ('hours' in one ? [one] : []));
  if (!need) return null;
  const name = typeof need.hours === 'string' ? need.hours : Object.values(need.hours)[0];
  const value = Number(fillText(pack, `{${name}}`, asOf));
  return Number.isFinite(value) ? value : null;
}

/** Days from which cycles are counted, of which none is known yet: without them nothing can be said. */
function anchorsMissing(pack: Pack, { obligations }: LawStanding, { law }: ChatCertificate): string[] {
  const cycles = pack.said.obligations.flatMap(({ when }) =>
    'cycle' in when ? when.cycle.anchors.map(({ fact }) => fact) : [],
  );
  if (cycles.length === 0 || !obligations.every(({ answer }) => answer.state === 'not-applicable')) return [];
  return cycles.filter((name) => law?.facts[name] == null);
}
