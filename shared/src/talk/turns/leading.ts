import { moodOf } from '../told/moods';
import type { ChatCertificate, ChatContext, ChatHolder, ChatState, Choice, Talk } from '../types';
import type { Voice } from '../voice';
import type { Command } from './commands';
import { LATER, NOT_YET } from './course';
import type { GivenAnswers } from './intake';
import { CHANGE_HOW, type IntakeTalk } from './intake/asking';
import { certificateOf, type Ground } from './proposals';
import { saying, type Turn } from './turn';

/** What a talk is led by. */
export type Lead = Pick<Voice, 'course' | 'questions'>;

/** Whoever has signed in keeps the answers on record, where every face of the product finds them. */
export function talkAnswers({ questions }: Lead, talk: Talk | null, { holder }: ChatContext): GivenAnswers {
  const talked = talk?.at === 'intake' ? talk.answers : null;
  return holder ? questions.recordOf(holder, talked) : (talked ?? {});
}

export const intakeOf = (lead: Lead, talk: Talk | null, context: ChatContext): IntakeTalk => ({
  at: 'intake',
  answers: talkAnswers(lead, talk, context),
  heard: talk?.at === 'intake' ? talk.heard : null,
  ...(talk?.at === 'intake' && talk.pack !== undefined && { pack: talk.pack }),
});

/**
 * The certificate to go on with: of those whose exchange is not done or that ask for something the one whose day is
 * nearest; those without a day stay in their order, exchanges before the others. `but`: one that is not meant.
 */
export function unfinished({ course }: Lead, context: ChatContext, but?: ChatCertificate) {
  const certificates = (context.holder?.certificates ?? []).filter((one) => one !== but);
  const exchanges = certificates.filter(
    ({ law, facts }) => !law && facts.exchangedOn === null && facts.issuedOn === null,
  );
  const asking = certificates.filter(
    (one) => !exchanges.includes(one) && course.standing(context, one).expected !== null,
  );
  const open = [...exchanges, ...asking];
  const dayOf = new Map(open.map((one) => [one, course.due(context, one)?.on ?? Number.POSITIVE_INFINITY]));
  const [nearest] = open.sort((one, other) => {
    const [a, b] = [dayOf.get(one) as number, dayOf.get(other) as number];
    return a === b ? 0 : a - b;
  });
  return nearest ?? certificates[0];
}

export const quiet = (text: string, talk: Talk | null, asks: boolean, choices: Choice[] = []): Turn => ({
  ...{ text, clauses: [], actions: [], choices, written: [], undo: [], pending: null },
  ...{ talk, asks },
});

/** What is to be done now for the certificate, in the words of its law. */
function atCertificate(
  lead: Lead,
  context: ChatContext,
  id: string,
  headOf: (asks: boolean) => string = () => '',
): Turn {
  const certificate = certificateOf(context.holder, id);
  if (!certificate) return startTalk(lead, context);
  const standing = lead.course.standing(context, certificate);
  const asks = standing.expected !== null;
  const head = headOf(asks);
  return {
    ...quiet(
      `${head}${standing.text}`,
      asks ? { at: 'way', certificateId: id } : null,
      asks,
      standing.choices,
    ),
    clauses: standing.clauses,
    actions: standing.actions,
    about: id,
  };
}

/** Another certificate is gone on with. */
export const resumeAt = (lead: Lead, context: ChatContext, id: string): Turn =>
  atCertificate(lead, context, id, (asks) => (asks ? '好，换到这一本。' : ''));

/** Begins to lead: through the steps of a certificate that has some, else through the first questions. */
export function startTalk(lead: Lead, context: ChatContext): Turn {
  const certificate = unfinished(lead, context);
  const opening = lead.course.opening(context, certificate ?? null);
  // Where there is nothing to do, nothing is gone on with.
  if (certificate)
    return atCertificate(lead, context, certificate.id, (asks) => `${asks ? '好，接着办。' : ''}${opening}`);
  return lead.questions.start(
    talkAnswers(lead, null, context),
    context,
    opening === '' ? '好，先问几个问题。' : `${opening}先问几个问题，看看你的证现在怎样。`,
  );
}

/** Where a talk stands, told again. */
function resumeTalk(lead: Lead, talk: Talk, context: ChatContext): Turn {
  if (talk.at === 'intake')
    return lead.questions.start(talkAnswers(lead, talk, context), context, '接着刚才的。');
  const certificate = certificateOf(context.holder, talk.certificateId);
  return certificate ? atCertificate(lead, context, certificate.id) : startTalk(lead, context);
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
export function obey(lead: Lead, state: ChatState, command: Command, context: ChatContext): Turn | null {
  const { talk, awaiting } = state;
  switch (command) {
    case 'go-on':
      if (talk?.at === 'intake' && context.holder && !awaiting)
        return lead.questions.start(talkAnswers(lead, null, context), context, '接着刚才的。');
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
export function later(lead: Lead, talk: Talk, text: string, context: ChatContext): Turn | null {
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

export const groundOf = (lead: Lead, state: ChatState, context: ChatContext, holder: ChatHolder): Ground => ({
  course: lead.course,
  context,
  holder,
  talk: state.talk,
  awaiting: state.awaiting,
});

/** Whether a text is one of the things that can be tapped where the first questions stand. */
export const isChoice = (lead: Lead, talk: IntakeTalk, text: string, context: ChatContext): boolean =>
  lead.questions.start(talk.answers, context, '').choices.some(({ label }) => label === text);

/** 不对, said to all that was answered: it is read back, stays as it is, and what is wrong of it is asked. */
export const whatIsWrong = (lead: Lead, state: ChatState, talk: IntakeTalk, context: ChatContext): Turn => ({
  ...quiet(`${lead.questions.said(talk.answers, context)}${CHANGE_HOW}`, talk, state.awaiting, state.choices),
  pending: state.pending,
});
