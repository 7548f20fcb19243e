import { type Day, formatDayChinese, yearOf } from '../../calendar';
import { explain, type RegistryStatus } from '../../engine';
import {
  caseOf,
  certificateTitle,
  type GuideStep,
  type NextThing,
  nextOf,
  registryLabels,
  sayHours,
  verdictOf,
  wayOf,
} from '../../guide';
import type { Rulebook } from '../../rulebook';
import { dial, matterOf } from '../answers/matter';
import type { ChatAction, ChatCertificate, ChatContext, ChatEffect, ChatHolder } from '../types';
import { applied } from './apply';
import { spokenDay } from './spoken-day';
import { spokenHours } from './spoken-hours';
import { type Turn, tap } from './turn';

interface Place {
  rulebook: Rulebook;
  context: ChatContext;
  certificate: ChatCertificate;
}

interface Standing {
  next: NextThing;
  step: GuideStep | null;
  verdict: ReturnType<typeof verdictOf>;
}

function standingAt({ rulebook, context, certificate }: Place): Standing {
  const { asOf } = context;
  const holder = context.holder as ChatHolder;
  const explained = explain(rulebook, caseOf(certificate.facts, holder, asOf));
  const way = wayOf(rulebook, certificate.facts, holder, asOf, explained.assessment);
  const next = nextOf(rulebook, explained, way, asOf);
  const step = way.steps.find(({ id }) => id === next.stepId) ?? null;
  return { next, step, verdict: verdictOf(rulebook, explained, asOf) };
}

const NOT_YET = '还没弄好';
const LATER = '先不记';

/** What can be tapped under a step. */
const repliesOf: Record<GuideStep['marks'], (step: GuideStep) => string[]> = {
  done: ({ action }) => [action, NOT_YET],
  registry: () => Object.values(registryLabels),
  hours: () => ['今天学了8学时', '今天学了4学时', NOT_YET],
  number: () => [LATER],
};

const hints: Record<GuideStep['marks'], string> = {
  done: '弄好了就告诉我，哪天弄好的也可以说。',
  registry: '查好了告诉我它显示什么。',
  hours: '学了多少就说多少，比如“今天学了4.5学时”。',
  number: '把新编号发给我，我记上。',
};

function placesOf(step: GuideStep): string {
  const places = step.where.flatMap(({ name, address }) =>
    address === null ? [] : [`${name}（${address}）`],
  );
  return places.length > 0 ? `网址：${places.join('、')}。` : '';
}

function stepActions(step: GuideStep, certificateId: string): ChatAction[] {
  const address = step.where.find((place) => place.address !== null)?.address;
  return [
    { type: 'open-step', label: step.call, stepId: step.id, certificateId },
    ...(address ? [{ type: 'copy', label: '复制网址', text: address } as const] : []),
  ];
}

const phoneActions = ({ rulebook, context }: Place, { where }: GuideStep): ChatAction[] =>
  where.some(({ id }) => id === 'help-desk') ? [dial(matterOf(rulebook, context), 'help-desk')] : [];

/** What can be tapped when there is no step to take now. */
function lastActions(
  { rulebook, context, certificate }: Place,
  { kind, stepId, label }: NextThing,
): ChatAction[] {
  if (kind === 'nothing') return [];
  if (stepId !== null) return [{ type: 'open-step', label, stepId, certificateId: certificate.id }];
  return [dial(matterOf(rulebook, context), 'authority')];
}

/** Where the certificate stands when there is no step to take now: the verdict, and the talk is over. */
function tellVerdict(place: Place, { next, verdict }: Standing, lead: string, effects: ChatEffect[]): Turn {
  const { title, sentences, clauses } = verdict;
  return {
    text: [lead, `${certificateTitle(place.certificate.facts)}：${title}。`, ...sentences].join(''),
    clauses: clauses.map(({ id }) => id),
    actions: lastActions(place, next),
    quickReplies: [],
    effects,
    talk: null,
    asks: false,
  };
}

/** What is to be done now for the certificate, in the words of the guide. */
export function tellStep(place: Place, lead: string, effects: ChatEffect[]): Turn {
  const standing = standingAt(place);
  const { step, next } = standing;
  if (!step || (next.kind !== 'step' && next.kind !== 'study'))
    return tellVerdict(place, standing, lead, effects);
  const { id, facts } = place.certificate;
  const head = `${lead}${certificateTitle(facts)}，这一步：${step.title}。`;
  return {
    text: [head, ...step.whatToDo, placesOf(step), hints[step.marks]].join(''),
    clauses: [step.clause],
    actions: [...stepActions(step, id), ...phoneActions(place, step)],
    quickReplies: repliesOf[step.marks](step).map(tap),
    effects,
    talk: { at: 'way', certificateId: id },
    asks: true,
  };
}

const DONE_WORDS =
  /(注册|换|下载|申请|办|弄|做|存|更换)?(好|完|过|成|上)了|已经?(注册|换|下载|申请|更换)|^(好了|完了|弄好|办好|搞定|ok|可以了)/i;
const NOT_YET_WORDS = /没|不会|不行|先不/;
const NOT_YET_SAID = /^(我|这个)?(还没|没有?|不会|先不)\S{0,6}$/;
const NUMBER_TYPED = /[0-9A-Za-z][0-9A-Za-z-]{5,39}/;

const REGISTRY_SAID: [RegistryStatus, RegExp][] = [
  ['cancelled', /注销|吊销/],
  ['not-found', /查不到|没查到|没有|找不到/],
  ['valid', /有效|正常|能查到|查到了/],
];

type Mark = Extract<ChatEffect, { type: 'mark-step' }>;

function markOf(step: GuideStep, certificateId: string, on: Day, told: Partial<Mark> = {}): Mark {
  return {
    type: 'mark-step',
    certificateId,
    stepId: step.id,
    on,
    registryStatus: null,
    newNumber: null,
    ...told,
  };
}

/** What a text tells about the step that stands; null when nothing. */
function effectOf(step: GuideStep, certificateId: string, text: string, asOf: Day): ChatEffect | null {
  const on = spokenDay(text, asOf) ?? asOf;
  switch (step.marks) {
    case 'done':
      if (NOT_YET_WORDS.test(text)) return null;
      return text.trim() === step.action || DONE_WORDS.test(text) ? markOf(step, certificateId, on) : null;
    case 'registry': {
      const said = REGISTRY_SAID.find(([, words]) => words.test(text));
      return said ? markOf(step, certificateId, on, { registryStatus: said[0] }) : null;
    }
    case 'hours': {
      const tenths = spokenHours(text);
      return tenths ? { type: 'add-credit', certificateId, on, tenths } : null;
    }
    case 'number': {
      const number = NUMBER_TYPED.exec(text.normalize('NFKC').replace(/\s+/g, ''))?.[0];
      return number ? markOf(step, certificateId, asOf, { newNumber: number }) : null;
    }
  }
}

const leadOf = (effect: ChatEffect, asOf: Day): string =>
  effect.type === 'add-credit'
    ? `记上了：${formatDayChinese(effect.on, yearOf(asOf))}，${sayHours(effect.tenths)}。`
    : '记上了。';

const future = (day: Day, asOf: Day): string =>
  `${formatDayChinese(day, yearOf(asOf))}还没到，请说已经过去的日子。`;

/** More hours than a day has are a slip of the tongue. */
const DAY_TENTHS = 240;

/** The turn after a text, when it tells about the step that stands; null when it does not. */
export function answerWay(place: Place, text: string): Turn | null {
  const { context, certificate } = place;
  const { step } = standingAt(place);
  if (!step) return null;
  if (text.trim() === NOT_YET || (step.marks !== 'registry' && NOT_YET_SAID.test(text.trim())))
    return tellStep(place, '不急，弄好了再说。', []);
  if (text.trim() === LATER)
    return {
      ...tellStep(place, '', []),
      text: '好，想记的时候再说。',
      asks: false,
      quickReplies: [],
      talk: null,
    };
  const effect = effectOf(step, certificate.id, text, context.asOf);
  if (!effect) return null;
  if ('on' in effect && effect.on > context.asOf) return tellStep(place, future(effect.on, context.asOf), []);
  if (effect.type === 'add-credit' && effect.tenths > DAY_TENTHS)
    return tellStep(place, '一天没有这么多学时，请分开几天说。', []);
  const holder = applied(context.holder as ChatHolder, effect, place.rulebook);
  const after = holder.certificates.find(({ id }) => id === certificate.id) as ChatCertificate;
  return tellStep(
    { ...place, context: { ...context, holder }, certificate: after },
    leadOf(effect, context.asOf),
    [effect],
  );
}

/** The certificate that a talk is about: the one named, else the one added last. */
export function certificateOf(holder: ChatHolder | null, id: string | null): ChatCertificate | undefined {
  const certificates = holder?.certificates ?? [];
  return id === null ? certificates.at(-1) : certificates.find((certificate) => certificate.id === id);
}
