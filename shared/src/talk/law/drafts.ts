// What a topic's question is answered by a pack: its clauses, its obligations by whoever asks, and what it leaves open.
import type { Day } from '../../calendar';
import { parseDay } from '../../calendar';
import { type ObligationData, type Pack, valueAt } from '../../law';
import { isRead, isSeenWhole, sayDay } from '../../standing';
import type { Intent } from '../intents';
import { LEFT_POST } from '../phrases/left-post';
import { plain } from '../told/plain';
import type { ChatAction } from '../types';
import { ABOUT, TOPICS, type Topic } from './about';
import { inTime } from './asked-study';
import { closeTo } from './close-to';
import {
  ASK,
  type Clause,
  caveat,
  type Draft,
  draftOfClauses,
  NOTHING,
  notAtHand,
  readingsAbout,
  silences,
  sourceOf,
  unwritten,
} from './document';
import { exchangeAnswer, notThatDay } from './exchange';
import { madeUpFirst } from './made-up-first';
import { notSaid } from './not-written';
import {
  type ContextOf,
  nextWords,
  type Own,
  opensWords,
  ownWords,
  readingOf,
  standingSentences,
  standings,
  validUntil,
  waits,
} from './own'; /** A sentence that sets a term, not one that only names a day. */
import { retrainFirst } from './retrain';

const TERM = /最晚|截止|期限|[日号]前/;

/** The obligations that a topic is about, whatever words the document has for them. */
const OBLIGES: Partial<Record<Topic, (data: ObligationData) => boolean>> = {
  exchange: ({ when }) => 'once' in when,
  hours: ({ needs }) => needs.some((one) => 'hours' in one),
  validity: ({ when }) => 'term' in when,
};

/** What clauses say by their words; where none does, what the obligations of the topic rest on. */
function clausesAbout({ said }: Pack, words: RegExp | undefined, topic: Topic | null): readonly Clause[] {
  const found = words
    ? said.clauses.filter(({ title, text }) => words.test(title) || text.some((line) => words.test(line)))
    : [];
  const obliges = topic === null ? undefined : OBLIGES[topic];
  if (found.length > 0 || !obliges) return found;
  const ids = said.obligations.filter(obliges).map(({ clause }) => clause);
  return said.clauses.filter(({ id }) => ids.includes(id));
}

/** The clauses on cycles that begin otherwise than those of all the holder's certificates. */
function beginOtherwise(pack: Pack, { holder }: ContextOf): string[] {
  const own = (holder?.certificates ?? []).filter(({ law }) => law?.pack === pack.id);
  const anchors = pack.said.obligations.flatMap(({ when }) => ('cycle' in when ? when.cycle.anchors : []));
  const used = own.map(({ law }) => anchors.find(({ fact }) => law?.facts[fact])?.fact);
  if (used.length === 0 || used.includes(undefined)) return [];
  const clauseOf = (fact: string) => pack.said.facts[fact]?.question.clause ?? null;
  const kept = used.map((fact) => clauseOf(fact as string));
  return anchors
    .map(({ fact }) => clauseOf(fact))
    .filter((id): id is string => id !== null && !kept.includes(id));
}

/** Intents that ask of the yearly study. */
const OF_STUDY = /^(?:ce_|retrain)/;
/** 换证要钱吗 is not of the study. */
export const isOfStudy = (intent: Intent, text: string): boolean =>
  OF_STUDY.test(intent) && !(/换证|换这|更换/.test(text) && !/学|课/.test(text));
const STUDY = /学习/;

/** 没收到提醒: when the next one is due, and where it may have been turned off. */
export function missedReminder(own: readonly Own[]): string {
  const next = own.map(({ title, standing: { dues, asOf } }) => {
    const [due] = dues;
    return due ? `你的${title}下一次提醒在 ${sayDay(due.on, asOf)}。` : `你的${title}现在没有排着的提醒。`;
  });
  return `先看“提醒”里是不是暂停了、在哪里收。${next.join('')}`;
}

export const startGuide: ChatAction = { type: 'start-guide', label: '看看我的证' };
/** 过期后申请算不算. */
export const AFTER_EXPIRY =
  /(?:过期|到期|期满|失效|过了(?:有效)?期)(?:了)?(?:以|之)?(?:后|才|再|几天).{0,6}(?:申请|交|办|延)|(?:过期|到期|期满)了(?:再|才|还?能|补)/;

export const notice: ChatAction = { type: 'open-page', label: '看文件大白话', page: 'notice' };

/** 为什么无效, of one's own whose last day is ahead: what follows is not of that; of one that is over, that it is. */
function stillRunning(pack: Pack, intent: Intent, context: ContextOf, follows: boolean): string[] {
  if (intent !== 'status_meaning') return [];
  return standings(pack, context).flatMap((one) => {
    const { answer, data } = one.standing.headline;
    if ('cycle' in data.when) return [];
    if (answer.state === 'missed') return [ownWords(one)];
    // Whose last day it is, or whether it was ever in force, may still hang on what nobody has said.
    if (answer.due === null || answer.due < context.asOf || ('once' in data.when && answer.state === 'ask'))
      return [];
    const last = waits(one.standing) ? '' : `（${sayDay(answer.due, context.asOf)}）`;
    return [
      `你的${one.title}，按助手记的还没过期限${last}；系统里为什么这样显示，问发证的主管部门。${follows ? '下面说的是过了期限的：' : ''}`,
    ];
  });
}

/** 重新培训多少钱, which no document at hand says. */
const HOW_TO_RETRAIN = /多少钱|收费|费用|怎么报|报名|几天|多久/;

/** What is asked of a line that says several things. */
const PARTS: Partial<Record<Intent, RegExp>> = {
  ce_makeup: /补学|补上|补不/,
  ce_ahead: /以前学的|学多了|提前|不拆|结转/,
};

/** Of the clauses' lines the parts that the question asks for; where none is, all of them. */
function partsOf(intent: Intent, told: Draft): Draft {
  const words = PARTS[intent];
  const parts = told.sentences
    .flatMap((line) => line.split(/(?<=[；。])/))
    .filter((part) => words?.test(part));
  if (parts.length === 0) return told;
  return { ...told, sentences: parts.map((part) => part.replace(/；$/, '。')) };
}

/** What the pack says of a few words, or that it says nothing: a question never goes without one of the two. */
export function wordsDraft(
  pack: Pack,
  intent: Intent,
  words: RegExp | undefined,
  context: ContextOf,
  ofStudy = false,
): Draft {
  const { asOf, text } = context;
  const own = standings(pack, context);
  const first =
    intent === 'retrain'
      ? retrainFirst(pack, own, text)
      : intent === 'ce_makeup'
        ? madeUpFirst(pack, own)
        : [];
  if (intent === 'retrain' && HOW_TO_RETRAIN.test(text))
    return {
      sentences: [...own.filter(isOver).map(ownWords), ...unwritten(pack, intent, text).sentences],
      clauses: [],
    };
  const told = partsOf(intent, draftOfClauses(pack, clausesAbout(pack, words, null), asOf));
  // What is asked of a part that is not at hand is not at hand either.
  const missing =
    ofStudy && !LEFT_POST.test(text) && told.sentences.length === 0 ? notAtHand(pack, STUDY, asOf) : [];
  const quiet = [...silences(pack, words, asOf), ...missing];
  const read = told.sentences.length === 0 && words ? readingsAbout(pack, words, asOf) : [];
  if (told.sentences.length === 0 && quiet.length === 0 && read.length === 0) {
    const none = unwritten(pack, intent, text);
    // What comes of one that is over is told by its own standing.
    const isTold = intent === 'retrain' && own.length > 0 && own.every(isOver);
    return { ...none, sentences: [...first, ...(isTold ? [caveat(pack)] : none.sentences)] };
  }
  // Of one that is over the own words say what came of it; of one that somebody else acts for nothing follows.
  if (
    intent === 'status_meaning' &&
    own.length > 0 &&
    own.every((one) => isOver(one) || waits(one.standing))
  ) {
    const running = stillRunning(pack, intent, context, false);
    if (running.length > 0) return { sentences: [...running, caveat(pack)], clauses: told.clauses };
  }
  const close = told.sentences.filter((sentence) => words?.test(sentence));
  const sentences = [
    ...first,
    ...stillRunning(pack, intent, context, true),
    ...(close.length > 0 ? close : told.sentences).slice(0, 2),
    ...read,
    ...[...new Set(quiet)]
      .filter((one) => told.sentences.length === 0 || (PARTS[intent]?.test(one) ?? true))
      .slice(0, 2),
    ...(told.sentences.length === 0 ? [ASK] : []),
    caveat(pack),
  ];
  return { sentences, clauses: told.clauses };
}

/** 线务员证还有用吗: whether the post that is named is among those that are exchanged; null: no post is, or none are listed. */
export function postDraft(pack: Pack, text: string, asOf: Day): Draft | null {
  const [, post] = /^(?:我|俺)?的?(?:那个?|这个?)?([一-龥]{2,4}?员)/.exec(plain(text)) ?? [];
  if (post === undefined) return null;
  for (const { refused } of pack.said.obligations)
    for (const { if: condition, reason } of refused) {
      const listed = condition.not?.fact === 'trade' ? condition.not.in : undefined;
      const dated = listed === undefined ? undefined : pack.values[listed];
      const why = pack.said.reasons[reason];
      if (dated?.unit !== 'names') continue;
      const names = valueAt(dated, asOf) as string[];
      const rest = isSeenWhole(pack) ? '文件未规定' : '看到的部分没有写';
      return {
        sentences: names.includes(post)
          ? [`${post}在里面：这次换的是 ${names.join('、')}。`, caveat(pack)]
          : [
              `${post}不在里面，这次不换（只换 ${names.join('、')}）；还有没有用，${rest}。`,
              ASK,
              caveat(pack),
            ],
        clauses: why && 'clause' in why && why.clause ? [why.clause] : [],
      };
    }
  return null;
}

/** What of the clauses about study an intent asks for, where they say it in so many words. */
const CLOSE: Partial<Record<Intent, RegExp>> = {
  ce_hours_required: /\d ?学时/,
  ce_hours_short: /\d ?学时|补学/,
  ce_cycle: /一年一个周期|第一个周期|每年|自然年/,
};

/** Clauses that say in so many words what is asked, before the rest: only a few are told. */
const nearestFirst = (clauses: readonly Clause[], words: RegExp | undefined): readonly Clause[] => {
  const says = ({ text }: Clause) => words !== undefined && text.some((line) => words.test(line));
  return [...clauses.filter(says), ...clauses.filter((one) => !says(one))];
};

/** What the helper reads into a document where that is what is asked: what comes of too few hours, or of a term that is over. */
const READ: readonly (readonly [RegExp, readonly Intent[], RegExp])[] = [
  [/^/, ['ce_hours_short'], /可能要重新培训|不能补学|补不了/],
  [/^/, ['ce_cycle'], /按自然年算|三个整年/],
  [/过期|到期|期满|失效|作废|没换|逾期|错过/, ['exchange_overdue', 'validity'], /已经失效|不算延续/],
];
function readInto(pack: Pack, intent: Intent, { text, asOf }: ContextOf): string[] {
  const found = READ.find(([asked, intents]) => intents.includes(intent) && asked.test(text));
  return found ? readingsAbout(pack, found[2], asOf, 2) : [];
}

/** What is told and what is not, as near to the question as the pack has it. */
function closest(intent: Intent, told: Draft, quiet: string[]): { told: Draft; quiet: string[] } {
  const words = CLOSE[intent];
  const close = words ? told.sentences.filter((sentence) => words.test(sentence)) : [];
  if (close.length === 0) return { told, quiet };
  return {
    told: { ...told, sentences: close },
    quiet: quiet.filter((sentence) => words?.test(sentence)),
  };
}

/** 还来得及吗, 过了年底会咋样: of time, and not of an exchange. */
const PRESSES = /^(?!.*(?:换|哪年)).*(?:来得?及|来不及|赶得?[上及]|赶趟|年底)/;

/** 换证 asked of a document that does not oblige to it: that none is at hand, and not what its other clauses say. */
function ofNoExchange(pack: Pack, intent: Intent, { asOf, text, holder }: ContextOf): Draft | null {
  const { obligations, clauses } = pack.said;
  if (obligations.some(({ when }) => 'once' in when || 'term' in when)) return null;
  if (clauses.some(({ text }) => text.some((line) => TERM.test(line) && /换/.test(line)))) return null;
  // That there is none is said once, of whatever paper: for whoever asks for the day, of that.
  const none = notAtHand(pack, /换证/, asOf).at(intent === 'exchange_deadline' ? 0 : -1);
  const day = intent === 'exchange_deadline' ? notThatDay(pack, text, asOf) : '';
  if (none === undefined) return null;
  const own = standings(pack, { asOf, text, holder });
  // Of whoever is exchanged already the study of the cycle presses, and no exchange does.
  const running =
    day === '' && PRESSES.test(text)
      ? own.filter(({ standing: { headline } }) => headline.answer.state !== 'not-applicable')
      : [];
  return {
    sentences: [
      intent === 'exchange_deadline' || intent === 'exchange_overdue'
        ? inTime(
            running.map(({ standing }) => standing),
            text,
          )
        : '',
      ...running.slice(0, 2).flatMap((one) => [ownWords(one), nextWords(pack, one)]),
      day,
      none,
      `怎么换、能不能换，${ASK}`,
      running.length > 0 ? caveat(pack) : '',
    ],
    clauses: [],
  };
}

export function draftOf(pack: Pack, intent: Intent, topic: Topic, context: ContextOf): Draft {
  const { asOf } = context;
  const own = standings(pack, context);
  switch (topic) {
    case 'standing': {
      if (own.length === 0)
        return {
          sentences: ['我还不知道你有哪些证书。', '回答几个问题，就能告诉你现在怎样、下一步做什么。'],
          clauses: [],
        };
      return {
        sentences: [
          ...own.flatMap((one) => [
            ...standingSentences(one, context.text),
            nextWords(pack, one),
            readingOf(one),
          ]),
          caveat(pack),
        ],
        clauses: own.flatMap(({ standing }) => standing.headline.words.clauses.slice(0, 3)),
      };
    }
    case 'source': {
      return sourceOf(pack, context);
    }
    case 'person':
      return {
        sentences: [
          intent === 'human' ? '这里没有人工，助手只照手头的文件答。' : '',
          '助手手头没有这里的电话，不乱给。',
          /几点|上班|时间/.test(context.text) ? '上班的时间也没有。' : '',
          `${ASK}打本地主管部门公开的电话最稳。`,
        ],
        clauses: [],
      };
    case 'platform': {
      const told =
        intent === 'register_how' ? draftOfClauses(pack, clausesAbout(pack, /注册/, null), asOf) : NOTHING;
      return {
        sentences: [...told.sentences, ...unwritten(pack, intent, context.text).sentences],
        clauses: told.clauses,
      };
    }
    case 'other':
      return unwritten(pack, intent, context.text);
    default: {
      const none = topic === 'exchange' ? ofNoExchange(pack, intent, context) : null;
      if (none) return none;
      const { told, quiet } = closest(
        intent,
        draftOfClauses(
          pack,
          nearestFirst(clausesAbout(pack, ABOUT[topic], topic), CLOSE[intent]),
          asOf,
          beginOtherwise(pack, context),
        ),
        silences(pack, ABOUT[topic], asOf),
      );
      // Where the holder stands answers only what the pack obliges to: of the exchange, not of the yearly study.
      const obliges = OBLIGES[topic];
      const isOwn = obliges !== undefined && pack.said.obligations.some(obliges);
      const first = [
        ...(topic === 'validity'
          ? [
              ...howLong(pack, context.text, told.sentences),
              ...willExpire(pack, context.text, own, told.sentences),
              ...(own.length > 0 && own.every(isOver) ? [] : validUntil(pack, context)),
            ]
          : []),
        ...(isOwn ? own.slice(0, 2).flatMap((one) => [ownWords(one), nextWords(pack, one)]) : []),
      ];
      const exchanges =
        topic === 'exchange' || RENEWAL.includes(intent)
          ? own.slice(0, 2).flatMap((one) => {
              const text = context.text;
              return exchangeAnswer(pack, intent, one, { told: told.sentences, quiet, text }) ?? [];
            })
          : [];
      if (exchanges.length > 0)
        return {
          sentences: [
            ...exchanges,
            ...(topic === 'validity' &&
            !own.every(({ standing }) => standing.headline.answer.state === 'missed')
              ? validUntil(pack, context)
              : []),
            ...(own.every(({ standing }) => standing.headline.answer.state === 'missed')
              ? new Set(own.map(readingOf))
              : []),
            renewedNote(pack, intent, topic),
            caveat(pack),
          ],
          clauses: told.clauses,
        };
      // What the helper reads into the document is told as that, and what is over is not told as if it were open.
      const readings = isOwn ? own.map(readingOf) : [];
      // What is owed this year is owed all the same: what the duty is, is told to whoever asks for it.
      const rule = intent === 'ce_hours_required' ? told.sentences.slice(0, 1) : [];
      if (isOwn && own.length > 0 && own.every(isOver))
        return { sentences: [...first, ...rule, ...new Set(readings), caveat(pack)], clauses: told.clauses };
      if (told.sentences.length === 0 && quiet.length === 0)
        return {
          sentences: [...first, ...unwritten(pack, intent, context.text).sentences],
          clauses: [],
        };
      return {
        sentences: [
          ...first,
          ...readInto(pack, intent, context),
          ...(topic === 'validity' ? own.map(({ standing }) => opensWords(standing)) : []),
          ...(topic === 'exchange'
            ? byDays(closeTo(intent, told.sentences), quiet.slice(0, 2), asOf)
            : [...told.sentences, ...quiet.slice(0, 2)]),
          ...(told.sentences.length === 0 ? [ASK] : []),
          ...(topic === 'hours' ? new Set(readings) : []),
          caveat(pack),
        ],
        clauses: told.clauses,
      };
    }
  }
}

const isOver = ({ standing }: Own): boolean => standing.headline.answer.state === 'missed';

/** 会不会过期: of what has a term, that it does; of what has none, that nothing is said of it. */
function willExpire(pack: Pack, text: string, own: readonly Own[], told: readonly string[]): string[] {
  const hasTerm = pack.said.obligations.some(({ when }) => 'term' in when);
  // Where nothing at all is told, that follows by itself.
  if (!hasTerm && told.length > 0 && VALID_FOR.test(text))
    return [`有效期几年、几年一换、会不会到期，${notSaid(pack)}。`];
  if (!hasTerm || !/会不会|会(?:过期|失效|到期)/.test(text)) return [];
  return [own.length > 0 && own.every(isOver) ? '已经过期了。' : '会：到期没有延续就会。'];
}
const VALID_FOR = /年|多久|多长|过期|到期|失效|有效期/;

/** 证有效期几年: whether it is said how long, and first of all. */
function howLong(pack: Pack, text: string, told: readonly string[]): string[] {
  if (!pack.said.obligations.some(({ when }) => 'term' in when)) return [];
  if (told.length === 0 || !/几年|多久|多长|多少年|[一二三四五两\d]年[一1]/.test(text)) return [];
  const [years] = told.flatMap((sentence) => /有效期 ?\d+ ?年/.exec(sentence)?.[0] ?? []);
  return [years ? `${years}。` : `有效期几年，${isRead(pack) ? '看到的部分没有写' : '没有听说'}。`];
}

/** Questions of the exchange, which of what is only ever renewed are of that. */
const RENEWAL: readonly Intent[] = [
  'exchange_how',
  'exchange_deadline',
  'exchange_overdue',
  'exchange_scope',
];

/** That a document speaks of renewal alone, for whoever asks of an exchange. */
export const renewedNote = (pack: Pack, intent: Intent, topic: Topic): string =>
  TOPICS[intent] === 'exchange' && topic === 'validity'
    ? isRead(pack)
      ? '这份文件讲的是延续，没有讲换证。'
      : '助手听说的是延续，没有听说要换证。'
    : '';

const NONE_AT_HAND = /手头没有/;
const DAY = /(\d{4})年(\d{1,2})月(\d{1,2})日/g;

const daysSaid = (sentence: string): Day[] =>
  [...sentence.matchAll(DAY)].map(([, year, month, day]) =>
    parseDay(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`),
  );

/** The exchange, as whoever asks for its days wants it: the last days first, then that none is at hand, then the rest. */
function byDays(told: readonly string[], quiet: readonly string[], asOf: Day): string[] {
  const dated = told.filter((sentence) => TERM.test(sentence) && daysSaid(sentence).length > 0);
  const rest = told.filter((sentence) => !dated.includes(sentence));
  const over = dated.length > 0 && dated.flatMap(daysSaid).every((day) => day < asOf);
  // That there is none is said once, of whatever paper.
  const without = dated.length === 0 ? quiet.filter((sentence) => NONE_AT_HAND.test(sentence)) : [];
  const none = without.slice(0, 1);
  const others = quiet.filter((sentence) => !without.includes(sentence));
  return [...(over ? ['文件里写的日子都已经过了。'] : []), ...none, ...dated, ...rest, ...others];
}
