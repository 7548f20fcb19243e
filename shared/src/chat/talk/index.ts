import { formatDay } from '../../calendar';
import { hoursOfTenths } from '../../rulebook';
import { type Amount, amountsIn } from '../told/amounts';
import type { Claim } from '../told/claims';
import { type DaySaid, daysIn, dayWithin } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import { type Ears, readTold } from '../told/reader';
import type { ChatContext, ChatHolder, ChatState, Choice, Draft, Fact, Pending, Talk } from '../types';
import type { Voice } from '../voice';
import { type Command, commandOf, saysNo, saysYes } from './commands';
import { LATER, NOT_YET } from './course';
import { aheadOf, draftsOf, onlyOnce } from './drafting';
import { afterAdding, type GivenAnswers, type IntakeTalk } from './intake';
import { certificateOf, filled, type Ground, handOf, note, propose } from './proposals';
import { saying, type Turn } from './turn';
import { SAY } from './words';

export { proposedOf } from './proposals';
export { GO_ON, type Turn, tap } from './turn';

/** What a talk is led by. */
export type Lead = Pick<Voice, 'course' | 'questions'>;

/** Whoever has signed in keeps the answers on record, where every face of the product finds them. */
const talkAnswers = ({ questions }: Lead, talk: Talk | null, { holder }: ChatContext): GivenAnswers =>
  holder && questions.onRecord ? holder.intake : talk?.at === 'intake' ? talk.answers : {};

const intakeOf = (lead: Lead, talk: Talk | null, context: ChatContext): IntakeTalk => ({
  at: 'intake',
  answers: talkAnswers(lead, talk, context),
  heard: talk?.at === 'intake' ? talk.heard : null,
});

/** The certificate whose exchange is not done, else the first that asks for something, else the first. */
function unfinished({ course }: Lead, context: ChatContext) {
  const certificates = context.holder?.certificates ?? [];
  return (
    certificates.find(({ law, facts }) => !law && facts.exchangedOn === null && facts.issuedOn === null) ??
    certificates.find((one) => course.standing(context, one).expected !== null) ??
    certificates[0]
  );
}

const quiet = (text: string, talk: Talk | null, asks: boolean, choices: Choice[] = []): Turn => ({
  ...{ text, clauses: [], actions: [], choices, written: [], undo: [], pending: null },
  ...{ talk, asks },
});

/** What is to be done now for the certificate, in the words of its law. */
function atCertificate(lead: Lead, context: ChatContext, id: string, head: string): Turn {
  const certificate = certificateOf(context.holder, id);
  if (!certificate) return startTalk(lead, context);
  const standing = lead.course.standing(context, certificate);
  const asks = standing.expected !== null;
  return {
    ...quiet(
      `${head}${standing.text}`,
      asks ? { at: 'way', certificateId: id } : null,
      asks,
      standing.choices,
    ),
    clauses: standing.clauses,
    actions: standing.actions,
  };
}

/** Begins to lead: through the steps of a certificate that has some, else through the first questions. */
export function startTalk(lead: Lead, context: ChatContext): Turn {
  const certificate = unfinished(lead, context);
  if (certificate) return atCertificate(lead, context, certificate.id, '好，接着办。');
  return lead.questions.start(talkAnswers(lead, null, context), context, '好，先问几个问题。');
}

/** Where a talk stands, told again. */
function resumeTalk(lead: Lead, talk: Talk, context: ChatContext): Turn {
  if (talk.at === 'intake')
    return lead.questions.start(talkAnswers(lead, talk, context), context, '接着刚才的。');
  const certificate = certificateOf(context.holder, talk.certificateId);
  return certificate ? atCertificate(lead, context, certificate.id, '') : startTalk(lead, context);
}

/** The talk's own question in few words, to stand behind an answer to something else. */
export function standingAgain(
  lead: Lead,
  state: ChatState,
  context: ChatContext,
): { text: string; choices: Choice[] } | null {
  const { talk, awaiting } = state;
  if (!talk || !awaiting) return null;
  if (talk.at === 'intake') {
    const turn = lead.questions.standing(talkAnswers(lead, talk, context), context);
    return { text: turn.text, choices: turn.choices };
  }
  const certificate = certificateOf(context.holder, talk.certificateId);
  if (!certificate) return null;
  const { short, choices, expected } = lead.course.standing(context, certificate);
  return expected ? { text: short, choices } : null;
}

const stopped = '好，先停在这里，想接着办就说“继续”。';

/** What was said wants something of the talk itself. */
function obey(lead: Lead, state: ChatState, command: Command, context: ChatContext): Turn | null {
  const { talk, awaiting } = state;
  switch (command) {
    case 'go-on':
      return talk ? resumeTalk(lead, talk, context) : context.holder ? startTalk(lead, context) : null;
    case 'begin':
    case 'guide':
      return startTalk(lead, context);
    case 'intake':
      return lead.questions.start(
        talkAnswers(lead, talk?.at === 'intake' ? talk : null, context),
        context,
        '好，先问几个问题。',
      );
    case 'stop':
      return awaiting || state.pending ? quiet(stopped, talk, false) : null;
    case 'back': {
      if (!talk || !awaiting) return null;
      if (talk.at === 'intake') {
        const turn = lead.questions.back(talkAnswers(lead, talk, context), context);
        return turn ?? lead.questions.start(talkAnswers(lead, talk, context), context, '这已经是第一个了。');
      }
      const again = resumeTalk(lead, talk, context);
      return { ...again, text: `记下的没有变；哪一条记错了，直接说就改。${again.text}` };
    }
    case 'skip':
      if (!talk || !awaiting) return null;
      return quiet('好，这个先放着，想起来随时说。想接着办就说“继续”。', talk, false, [saying('继续')]);
    case 'repeat':
      return talk && awaiting ? resumeTalk(lead, talk, context) : null;
    case 'simpler': {
      const again = awaiting ? standingAgain(lead, state, context) : null;
      return again && talk ? quiet(`简单说：${again.text}`, talk, true, again.choices) : null;
    }
    case 'why':
      if (!talk || !awaiting) return null;
      if (talk.at === 'intake') return lead.questions.why(talkAnswers(lead, talk, context), context);
      return whyStep(lead, talk, context);
    case 'undo':
      return null;
  }
}

function whyStep(lead: Lead, talk: Talk, context: ChatContext): Turn {
  const again = resumeTalk(lead, talk, context);
  return { ...again, text: `因为文件是这样要求的，依据在下面；少了这一步，后面的办不了。${again.text}` };
}

/** Words that only go with what can be tapped under a step. */
function later(lead: Lead, talk: Talk, text: string, context: ChatContext): Turn | null {
  const said = text.trim();
  if (said === LATER) return quiet('好，想记的时候再说。', null, false);
  const notYet =
    /^(?:我|这个)?(?:还没(?:有)?|没有?|不会|先不)\S{0,6}$/.test(said) &&
    !moodOf(said).asks &&
    !/查|注销|有效/.test(said);
  if (said === NOT_YET || notYet) {
    const again = resumeTalk(lead, talk, context);
    return { ...again, text: `不急，弄好了再说。${again.text}` };
  }
  return null;
}

const groundOf = (lead: Lead, state: ChatState, context: ChatContext, holder: ChatHolder): Ground => ({
  course: lead.course,
  context,
  holder,
  talk: state.talk,
  awaiting: state.awaiting,
});

/** What stands to be answered, as the reader needs it. */
function earsOf(lead: Lead, state: ChatState, context: ChatContext): Ears {
  const { course } = lead;
  const { talk, awaiting } = state;
  const certificate = talk?.at === 'way' ? certificateOf(context.holder, talk.certificateId) : undefined;
  const expected = certificate && awaiting ? course.standing(context, certificate).expected : null;
  return {
    asOf: context.asOf,
    facts: course.facts,
    trades: course.trades,
    categories: course.categories,
    expected,
    foreign: course.foreign,
  };
}

/** Writes what was read back, whatever it is. */
function write(lead: Lead, state: ChatState, context: ChatContext, facts: Fact[]): Turn {
  const [first] = facts;
  if (first?.fact === 'certificate') return afterAdding(facts);
  if (first?.fact === 'answer')
    return lead.questions.take(talkAnswers(lead, state.talk, context), first, context);
  if (!context.holder) return quiet('登录以后才能记下来。', state.talk, state.awaiting);
  return note(groundOf(lead, state, context, context.holder), facts);
}

/** After 不记, or when something is let go: the talk's own question again. */
function letGo(lead: Lead, state: ChatState, context: ChatContext, said: string): Turn {
  const { talk } = state;
  if (state.pending?.drafts[0]?.fact === 'certificate')
    return quiet('好，没有加。想加的时候说“继续”。', talk, false);
  const again = standingAgain(lead, state, context);
  return quiet(again ? `${said}${again.text}` : said, talk, again !== null, again?.choices ?? []);
}

/** What was written is taken back; taking back is not itself taken back, or 撤销 said twice would write again. */
function undone(ground: Ground, facts: readonly Fact[]): Turn {
  const turn = note(ground, facts, '撤销了，跟没记一样。');
  return { ...turn, undo: [], choices: turn.choices.filter(({ act: does }) => does.do !== 'undo') };
}

function act(lead: Lead, state: ChatState, context: ChatContext, choice: Choice): Turn | null {
  const { act: does } = choice;
  const ground = context.holder ? groundOf(lead, state, context, context.holder) : null;
  switch (does.do) {
    case 'write': {
      const twice =
        ground && !state.pending && choice.label !== SAY.again ? onlyOnce(ground, does.facts) : null;
      return twice && ground ? propose(ground, twice) : write(lead, state, context, does.facts);
    }
    case 'drop':
      return letGo(lead, state, context, '好，没有记。');
    case 'edit':
      return {
        ...quiet('好，应该是什么？直接说对的，比如“是昨天”“是4学时”。', state.talk, state.awaiting, [
          { label: SAY.no, act: { do: 'drop' }, means: 'no' },
        ]),
        pending: state.pending ? { ...state.pending, editing: true } : null,
      };
    case 'other-day': {
      const drafts = (state.pending?.drafts ?? []).map(
        (draft): Draft => (draft.lacks === 'day' ? { ...draft, offered: null } : draft),
      );
      return ground ? propose(ground, { drafts, said: [], choices: [] }) : null;
    }
    case 'draft':
      return ground ? propose(ground, { drafts: does.drafts, said: [], choices: [] }) : null;
    case 'undo':
      return ground ? undone(ground, does.facts) : null;
    case 'say':
      return null;
  }
}

const bareText = (text: string): string =>
  text.replace(/^(?:不对|不是|错了|应该是|改成|改为|是|记|学了)+/, '').replace(/[^\p{L}\p{N}.]/gu, '');
const AROUND =
  /不对|错了|应该|改成|改为|不是|是|学了?|记|的|学时|课时|个|今天|吧|了|呢|啊|我|那天|号|日|月|年|半|就|在|大概|嗯|哦|做|弄|办|换|注册|下载/g;

/** What a text says of the draft that waits: another day, another number of hours. Null: nothing, or more than that. */
function ofPending(
  text: string,
  pending: Pending,
  asOf: number,
): { day: DaySaid | null; tenths: number | null } | null {
  const said = plain(text);
  if (moodOf(said).asks) return null;
  const days = daysIn(said, asOf).filter(({ weak }) => !weak);
  const wantsHours = pending.drafts.some(
    ({ fact }) => fact === 'credit' || fact === 'statedCycle' || fact === 'total',
  );
  const found: Amount[] = wantsHours
    ? amountsIn(said, days, true).filter(({ tenths }) => tenths !== null)
    : [];
  const alone = wantsHours && days.length === 0 ? /^(\d{1,3}(?:\.\d)?)$/.exec(bareText(said)) : null;
  const negated = (from: number) => /不是$/.test(said.slice(0, from));
  const part = pending.drafts.find(({ lacks }) => lacks === 'day')?.within;
  const within = part === undefined ? null : dayWithin(said, part);
  const day: DaySaid | null =
    within === null
      ? (days.filter(({ from }) => !negated(from)).at(-1)?.said ?? null)
      : { is: within > asOf ? 'future' : 'day', day: within };
  const tenths = alone
    ? Math.round(Number(alone[1]) * 10)
    : (found.filter(({ from }) => !negated(from)).at(-1)?.tenths ?? null);
  if (day === null && tenths === null) return null;
  const rest = [...days, ...found].reduce(
    (left, { from, to }) => left.replace(said.slice(from, to), ''),
    said,
  );
  if ([...rest.replace(AROUND, '').replace(/[^\p{L}]/gu, '')].length > 1) return null;
  return { day, tenths };
}

/** What waits, with what was said of it put in. */
function adjusted(
  pending: Pending,
  said: { day: DaySaid | null; tenths: number | null },
  text: string,
): Draft[] | null {
  const hours = said.tenths === null ? null : hoursOfTenths(said.tenths);
  const asked = pending.drafts.find(({ lacks }) => lacks === 'day') ?? pending.drafts.at(-1);
  const mayLieAhead = asked?.fact === 'expiresOn';
  const day = said.day && mayLieAhead ? aheadOf(said.day, text) : said.day;
  const whole = day?.is === 'day' || day?.is === 'implied' || (mayLieAhead && day?.is === 'future');
  const on = whole && day.day !== null ? formatDay(day.day) : null;
  if (day !== null && on === null) return null;
  let at = pending.drafts.findIndex(
    ({ lacks }) => (lacks === 'day' && on !== null) || (lacks === 'hours' && hours !== null),
  );
  if (at < 0) at = pending.drafts.length - 1;
  return pending.drafts.map((draft, i) => {
    if (i !== at) return draft;
    const told: Partial<Draft> = {
      ...(on === null ? { on: draft.on } : { on }),
      ...(hours === null ? {} : { value: hours }),
    };
    if (draft.fact === 'statedCycle' || draft.fact === 'total') delete told.on;
    const whole = filled(draft, told);
    return hours === null && draft.lacks === 'hours' ? { ...whole, lacks: 'hours' } : whole;
  });
}

const DAY_HOURS = 24;

/** What was said to something that waits for a yes or for a part that lacks; null: it is about something else. */
function answerPending(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { pending } = state;
  if (!pending || !context.holder) return null;
  const ground = groundOf(lead, state, context, context.holder);
  const said = ofPending(text, pending, context.asOf);
  if (!said) return null;
  const drafts = adjusted(pending, said, text);
  if (!drafts) {
    const vague =
      said.day?.is === 'future' ? '那天还没到。' : said.day?.is === 'impossible' ? '没有这一天。' : '';
    return propose(ground, {
      drafts: pending.drafts,
      said: [`${vague}要具体的一天，说几号就行。`],
      choices: [],
    });
  }
  if (drafts.some(({ fact, value }) => fact === 'credit' && Number(value) > DAY_HOURS))
    return propose(ground, { drafts: pending.drafts, said: ['一天没有这么多学时。'], choices: [] });
  return propose(ground, { drafts, said: [], choices: [] });
}

/** The same fact told again replaces what waits of it; something else stands beside it. */
function besides(pending: Pending | null, drafts: readonly Draft[]): Draft[] {
  if (!pending || pending.editing) return [...drafts];
  const kept = pending.drafts.filter(
    (old) =>
      old.lacks === null &&
      !drafts.some(
        (one) =>
          one.fact === old.fact &&
          one.certificate === old.certificate &&
          (one.fact !== 'credit' || one.on === old.on),
      ),
  );
  return [...kept, ...drafts];
}

/** What a turn of the talk made of a message. */
export interface Taken {
  turn: Turn;
  /** Something is asked in the message as well, and is to be answered before what the turn says. */
  asks: boolean;
  /** Told by somebody who has not signed in: nothing can be noted, so a question that may be meant comes first. */
  visitor?: boolean;
}

const taken = (turn: Turn | null): Taken | null => turn && { turn, asks: false };

/** What was told, read back or asked about; null when nothing was. */
function hearTold(lead: Lead, state: ChatState, text: string, context: ChatContext): Taken | null {
  const ears = earsOf(lead, state, context);
  const told = readTold(text, ears);
  const { claims } = told;
  if (claims.length === 0) return null;
  if (!context.holder) return visitorTold(claims, state);
  const ground = groundOf(lead, state, context, context.holder);
  if (context.holder.certificates.length === 0 && claims.some(({ tells }) => tells !== 'reminder'))
    return taken(
      quiet(
        '你还没有登记证书，我没地方记。先说“我要登记一个证”，几个问题就好。',
        state.talk,
        state.awaiting,
        [saying('我要登记一个证')],
      ),
    );
  const desk = {
    course: lead.course,
    context,
    holder: context.holder,
    hand: handOf(ground),
    text,
    noted: state.noted?.facts ?? [],
  };
  const drafted = draftsOf(claims, desk);
  const turn = propose(ground, { ...drafted, drafts: besides(state.pending, drafted.drafts) });
  return { turn, asks: told.asks };
}

/** Nothing can be written down for somebody who has not signed in. */
function visitorTold(claims: readonly Claim[], state: ChatState): Taken | null {
  const [first] = claims;
  if (!first || first.tells === 'study') return null;
  const turn = quiet(
    '没登录，我记不下来。登录以后再说一遍，就能记上、算还差多少。',
    state.talk,
    state.awaiting,
  );
  return { turn, asks: false, visitor: true };
}

/** The last thing written is taken back by saying so. */
function takeBack(lead: Lead, state: ChatState, context: ChatContext): Turn | null {
  if (!context.holder) return null;
  const ground = groundOf(lead, state, context, context.holder);
  if (!state.noted || state.noted.undo.length === 0)
    return quiet('没有可以撤销的。要删哪一笔，直接说是哪天的。', state.talk, state.awaiting);
  return undone(ground, state.noted.undo);
}

/**
 * The turn of the talk after a text; null when the text is about something else, a question for the most part.
 * What can be tapped comes first, then what waits, commands, what is told, and an answer to what stands.
 */
export function takeTurn(lead: Lead, state: ChatState, text: string, context: ChatContext): Taken | null {
  const said = text.trim();
  const tapped = state.choices.find(({ label }) => label === said);
  const done = tapped && act(lead, state, context, tapped);
  if (done) return taken(done);
  const meant = saysYes(said) ? 'yes' : saysNo(said) ? 'no' : null;
  const answer = meant && state.choices.find(({ means }) => means === meant);
  const accepted = answer && act(lead, state, context, answer);
  if (accepted) return taken(accepted);
  const waiting = answerPending(lead, state, text, context);
  if (waiting) return taken(waiting);
  const command = commandOf(said);
  if (command === 'undo') return taken(takeBack(lead, state, context));
  const atIntake = state.talk?.at === 'intake' ? intakeOf(lead, state.talk, context) : null;
  if (atIntake && (state.awaiting || isChoice(lead, atIntake, said, context))) {
    const turn = lead.questions.answer(atIntake, text, context);
    if (turn) return taken(turn);
  }
  if (command) {
    const turn = obey(lead, state, command, context);
    if (turn) return taken(turn);
  }
  const told = atIntake && state.awaiting ? null : hearTold(lead, state, text, context);
  if (told) return told;
  if (state.talk?.at === 'way' && state.awaiting) return taken(later(lead, state.talk, text, context));
  return null;
}

/** Whether a text is one of the things that can be tapped where the first questions stand. */
const isChoice = (lead: Lead, talk: IntakeTalk, text: string, context: ChatContext): boolean =>
  lead.questions.start(talk.answers, context, '').choices.some(({ label }) => label === text);

/** The talk's own question once more, when what was said is no answer to it and no question either. */
export function repeatTurn(lead: Lead, state: ChatState, context: ChatContext): Turn {
  const again = standingAgain(lead, state, context);
  if (!again) return startTalk(lead, context);
  return quiet(`没听明白。${again.text}`, state.talk, true, again.choices);
}
