import { formatDay } from '../../calendar';
import { mentionsIn } from '../cards/mentions';
import { renamed } from '../cards/renamed';
import { certificatesTold } from '../named';
import { amountsIn } from '../told/amounts';
import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatCertificate, ChatContext, ChatState, Draft, Fact } from '../types';
import { isFresh } from './acting';
import { cardsSaid } from './cards-said';
import { groundOf, type Lead } from './leading';
import { takes, titleAmong } from './places';
import { type Ground, propose } from './proposals';
import { creditsOf } from './records';
import type { Turn } from './turn';
import { dayWords, hoursWords } from './words';

// What is on record of one certificate, and is another one's after all: 是安徽那本的, 吉林那4学时是给湖北学的.

const whole = { lacks: null, offered: null } as const;

/** The same of another certificate, with what stood there gone; of several that may be meant it is asked which. */
function movedTo(ground: Ground, old: readonly Fact[], gone: readonly Fact[], to: ChatCertificate[]): Turn {
  const able = to.filter((one) => old.every(({ fact }) => takes(one, fact)));
  const drafts = old.map((fact): Draft => {
    const [only, ...more] = able;
    return only && more.length === 0
      ? { ...fact, ...whole, certificate: only.id, bound: true }
      : {
          ...fact,
          certificate: null,
          lacks: 'certificate',
          offered: null,
          bound: true,
          among: able.map(({ id }) => id),
        };
  });
  if (able.length === 0) {
    const titles = to.map((one) => titleAmong(one, ground.holder.certificates)).join('、');
    return propose(ground, { drafts: [], said: [`${titles}不记这个，先不改。`], choices: [] });
  }
  const before = gone.map((fact): Draft => ({ ...fact, ...whole, bound: true }));
  return propose(ground, { drafts: [...before, ...drafts], said: [], choices: [] });
}

/** 不对，那是安徽的, said right after something was noted. Null: it is said of nothing that could be moved. */
function afterNoting(ground: Ground, state: ChatState, text: string): Turn | null {
  const facts = state.noted?.facts ?? [];
  const undo = state.noted?.undo ?? [];
  const [of, ...others] = [...new Set(facts.map(({ certificate }) => certificate))];
  if (!of || others.length > 0 || !isFresh(state) || !undo.every(({ op }) => op === 'remove')) return null;
  if (facts.some(({ op, fact }) => op === 'remove' || fact === 'total')) return null;
  const said = cardsSaid(text, ground.holder.certificates);
  const to = said?.named.filter(({ id }) => id !== of) ?? [];
  return to.length > 0 ? movedTo(ground, facts, undo, to) : null;
}

/** 其实是给, 应该记到: what leads to the certificate that it is of. */
const LEADS_TO =
  /[，,\s]*(?:其实|应该|是)*(?:是给|是|给|算给?|记[到在给]|挪[到给]|改[到成]|换[到成]|转[到给]|移[到给]|归)$/;
const MOVES = /[记挪改换转移][到在给成]$/;
const AFTER = /^(?:那|这|的|一?[本个]|证|上|里|头|面)*(?:学|看|记|上)?的?(?:去|上|里|了|吧|啊|呀)*[。]?$/;
const LEAD_IN = /^(?:不对|错了|[记说写]错了|哦|啊|哎呀?|把|我|[，,。\s])*/;
/** 那4学时, 刚才那笔: spoken of as known. */
const KNOWN = /那|刚才|刚刚|上一?笔|记的/;
const AROUND_IT = /的|那|这|[笔条个次]|刚才|刚刚|上一?|记|学的|了|错|不对|[，,。\s]/g;

interface Recorded {
  certificate: ChatCertificate;
  fact: Fact;
}

/** 吉林那4学时是给湖北学的, 把湖北今天的3学时挪到吉林上. Null: nothing is moved by it. */
function between(ground: Ground, state: ChatState, text: string, trades: readonly string[]): Turn | null {
  const { certificates } = ground.holder;
  const { asOf } = ground.context;
  const said = plain(text).replace(LEAD_IN, '');
  const mentions = mentionsIn(said, certificates, trades);
  const to = mentions.at(-1);
  const from = mentions.length === 2 ? mentions[0] : undefined;
  if (!to || mentions.length > 2 || moodOf(said).asks || !AFTER.test(said.slice(to.to))) return null;
  const head = said.slice(0, to.from);
  const lead = LEADS_TO.exec(head);
  const what = head.slice(0, lead?.index ?? 0).replace(from?.text ?? '', '');
  if (!lead || (from && from.from > lead.index)) return null;
  if (!from && !KNOWN.test(what) && !MOVES.test(head)) return null;
  const days = daysIn(what, asOf).filter(({ weak }) => !weak);
  const amounts = amountsIn(what, days, true).filter(({ tenths }) => tenths !== null);
  if (days.length > 1 || amounts.length > 1 || days.length + amounts.length === 0) return null;
  const rest = [...days, ...amounts].reduce(
    (left, span) => left.replace(what.slice(span.from, span.to), ''),
    what,
  );
  if (rest.replace(AROUND_IT, '') !== '') return null;
  const named = certificatesTold(to.text, certificates).named;
  const held = from ? certificatesTold(from.text, certificates).named : certificates;
  const [day] = days;
  const [amount] = amounts;
  const found = held
    .filter((one) => !named.includes(one))
    .flatMap((certificate) =>
      creditsOf(certificate).map(
        ({ on, hours, category }): Recorded => ({
          certificate,
          fact: {
            ...{ op: 'remove', certificate: certificate.id, fact: 'credit', value: hours, on },
            ...(category ? { category } : {}),
          },
        }),
      ),
    )
    .filter(
      ({ fact: { value, on } }) =>
        (!amount || Math.round(Number(value) * 10) === amount.tenths) &&
        (!day || (day.said.is === 'day' && formatDay(day.said.day) === on)),
    );
  if (named.length === 0 || (!from && found.length === 0)) return null;
  const last = state.noted?.facts.at(-1);
  const fresh = found.filter(
    ({ fact }) =>
      last && fact.on === last.on && fact.value === last.value && fact.certificate === last.certificate,
  );
  const isTold = renamed(text, certificates, trades) !== text;
  if (isTold && found.length === 0) return null;
  const [only, ...more] = found.length > 1 && fresh.length === 1 ? fresh : found;
  const move = ({ fact }: Recorded): Turn => movedTo(ground, [{ ...fact, op: 'add' }], [fact], named);
  if (!only)
    return propose(ground, {
      drafts: [],
      said: ['没找到这一笔，先不改。说哪天的几学时，我再找。'],
      choices: [],
    });
  if (more.length === 0) return move(only);
  return propose(ground, {
    drafts: [],
    said: ['要改的是哪一笔？'],
    choices: [only, ...more].slice(0, 6).map((one) => ({
      label: `${titleAmong(one.certificate, certificates)} ${dayWords(String(one.fact.on), asOf)} ${hoursWords(Number(one.fact.value))}`,
      act: { do: 'draft', drafts: move(one).pending?.drafts ?? [] },
    })),
  });
}

/** What is on record of one certificate and is said to be of another; null: nothing is. */
export function movedCard(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { holder } = context;
  if (!holder || holder.certificates.length < 2 || state.pending) return null;
  const ground = groundOf(lead, state, context, holder);
  return afterNoting(ground, state, text) ?? between(ground, state, text, lead.course.trades);
}
