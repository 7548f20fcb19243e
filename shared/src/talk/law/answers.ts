import { formatDayChinese } from '../../calendar';
import type { Pack } from '../../law';
import { isSeenWhole, sayDay } from '../../standing';
import { aheadIn } from '../ahead';
import type { Answer } from '../answers';
import { formOf } from '../answers/asked-form';
import { askedSoInPacks } from '../answers/asked-so';
import { byWechat, isMissing } from '../answers/by-wechat';
import { exchangedElsewhere, issuedElsewhere } from '../answers/elsewhere';
import { helpOf } from '../answers/product';
import type { Intent } from '../intents';
import { NOT_PUBLISHED } from '../not-published';
import { LEFT_POST } from '../phrases/left-post';
import { topicOf } from '../phrases/topics';
import type { ChatContext } from '../types';
import { type Able, ableAtAll, ableOfOwn, ageNotKnown } from './able';
import { ABOUT_TOPIC, TOPICS, type Topic, wordsFor } from './about';
import { studyLead } from './asked-study';
import { caveat, lawClauseText, unwritten, unwrittenOf } from './document';
import {
  AFTER_EXPIRY,
  draftOf,
  isOfStudy,
  missedReminder,
  notice,
  postDraft,
  renewedNote,
  startGuide,
  wordsDraft,
} from './drafts';
import { hasNoEmployer, saysEmployer, withoutEmployer } from './employer';
import { enoughOfOwn } from './enough';
import { appliedInTerm, namedDayFirst } from './named-day';
import { asFarAsSeen } from './not-written';
import { type Own, ownWords, standings, validUntil } from './own';
import { ofRefusedApplication } from './refused-application';

/** Whoever says 换证 of a certificate that is only ever renewed means that. */
function topicUnder(pack: Pack, intent: Intent): Topic {
  const topic = TOPICS[intent] ?? 'other';
  const { obligations } = pack.said;
  const renewsOnly =
    obligations.some(({ when }) => 'term' in when) && !obligations.some(({ when }) => 'once' in when);
  return topic === 'exchange' && renewsOnly ? 'validity' : topic;
}

/**
 * An answer says each thing once: no sentence twice, no title of the one certificate twice in a row, no day that was
 * told already. Of several certificates each is told whole.
 */
function once(own: readonly Own[], told: readonly string[]): string {
  const text = told.filter((sentence) => sentence !== '').join('');
  const [only, ...more] = own;
  if (!only || more.length > 0) return text;
  const { title, standing } = only;
  const { due } = standing.headline.answer;
  const isNamed = due !== null && text.includes(`最晚到 ${sayDay(due, standing.asOf)}`);
  const seen = new Set<string>();
  const kept = text.split(/(?<=。)/).filter((sentence) => {
    if (seen.has(sentence)) return false;
    seen.add(sentence);
    return !(isNamed && due !== null && sentence === `你的${title}记的有效期到${formatDayChinese(due)}。`);
  });
  return kept
    .map((sentence, at) =>
      kept[at - 1]?.startsWith(`你的${title}记的`) ? sentence.replace(`你的${title}：`, '') : sentence,
    )
    .join('');
}

/** 换证延期了没; 延期了没, of what is never renewed: of that the same words ask for one's own. */
const LATER_DAY = /(?:换证|期限|截止|日子).{0,4}(?:延期|延长|推迟|延后)/;
const IS_LATER = /(?:延期|延长|推迟|延后)了?(?:没有?|吗|不)[呢啊]?[?？]?$/;
const asksLater = ({ said }: Pack, text: string): boolean =>
  LATER_DAY.test(text) || (IS_LATER.test(text) && !said.obligations.some(({ when }) => 'term' in when));
/** What would be wanted of whoever is in time. */
const DAYS_OVER = '文件里写的日子都已经过了。';
const OF_SCOPE = /只换|以前发的|周岁/;
/** What the lead on whether one still can leaves to say: each thing once. */
const behind = ({ lead, isOver }: Able, told: readonly string[]): string[] =>
  told.filter(
    (sentence) => !lead.includes(sentence) && sentence !== DAYS_OVER && !(isOver && OF_SCOPE.test(sentence)),
  );
/** 明年5月学行不: within one's own cycle it counts; else that of what is studied ahead nothing does. */
function aheadFirst(intent: Intent, own: readonly Own[], text: string, sentences: readonly string[]): string {
  if (intent !== 'ce_ahead' || !/不拆|不往下|不结转/.test(sentences.join(''))) return '';
  const [only, ...more] = own;
  const cycle = more.length === 0 ? only?.standing.headline.answer.cycle : null;
  const span = cycle && only ? aheadIn(text, only.standing.asOf) : null;
  if (!cycle || !span || span.from > cycle.to) return '不能。';
  const last = formatDayChinese(cycle.to);
  if (only && only.standing.asOf < cycle.from && span.from < cycle.from)
    return `不能：这一期从${formatDayChinese(cycle.from)}才开始。`;
  return span.to > cycle.to
    ? `要看是哪一天：${last}前学的算这一期的，过了就不是这一期了。`
    : `能：那时候还在这一期里（到${last}）。`;
}

/** 今天申请还算吗: 算 or 不算, of a term of one's own. */
const COUNTS_NOW = /(?:申请|交|办|延续?)(?:的话)?(?:还|也)?算(?:不算|数)?(?:吗|么|不|吧)?[?？]*$/;
function countsNow(own: readonly Own[], text: string): string {
  const [only, ...more] = own;
  if (!only || more.length > 0 || !COUNTS_NOW.test(text) || aheadNamed(text, only)) return '';
  const { data, answer } = only.standing.headline;
  if (!('term' in data.when)) return '';
  if (answer.state === 'missed') return '不算：有效期已经满了。';
  return answer.state === 'open' ? '算：有效期满的当天也算（助手的理解）。' : '';
}
const aheadNamed = (text: string, { standing: { asOf } }: Own): boolean =>
  (aheadIn(text, asOf)?.from ?? asOf) > asOf;

const OF_APPLICATION: readonly Intent[] = ['exchange_how', 'exchange_overdue', 'validity', 'my_status'];
const OF_THE_DAY: readonly Intent[] = ['exchange_deadline', 'exchange_overdue', 'validity'];

/** Of what no document at hand has a word: that, and where one's own stands where it hangs on it. */
const silentOn = (pack: Pack, subject: string, own: readonly Own[]): Answer => ({
  text: [unwrittenOf(pack, subject), ...own.map(ownWords)].join(''),
  clauses: [],
  actions: [],
});

/** The answer to an intent under a pack: from its clauses, its silences, and where the holder stands. */
export function lawAnswerOf(pack: Pack, intent: Intent, given: ChatContext, text: string): Answer {
  const context = { ...given, text };
  const early = given.asOf < pack.from;
  const ofProduct = () =>
    helpOf(intent, text, { jurisdiction: pack.said.jurisdiction, isSeenWhole: isSeenWhole(pack) });
  // Before its first day a document says nothing.
  if (early && TOPICS[intent] !== 'person')
    return { text: NOT_PUBLISHED, actions: [], ...ofProduct(), clauses: [] };
  const so = askedSoInPacks(text);
  if (so?.intent === intent && so.silent !== null)
    return silentOn(pack, so.silent, so.ofOwn ? standings(pack, context) : []);
  const asked = topicOf(text);
  const words = asked?.intent === intent ? ABOUT_TOPIC[asked.id] : undefined;
  const byEmployer =
    intent === 'company_batch'
      ? pack.said.obligations.find(({ by, clause }) => by === 'employer' && saysEmployer(pack, clause))
      : undefined;
  const late = standings(pack, context);
  if (
    intent === 'reminder' &&
    late.length > 0 &&
    late.every(({ standing }) => standing.headline.answer.state === 'missed')
  )
    return {
      text: `${byWechat(text).join('')}${late.map(({ title, standing }) => `你的${title}：${standing.headline.words.title}。`).join('')}现在没有要赶的日子，没什么可提醒的。`,
      clauses: [],
      actions: [],
    };
  if (intent === 'reminder' && late.length > 0 && isMissing(text))
    return { ...ofProduct(), text: missedReminder(late), clauses: [], actions: ofProduct()?.actions ?? [] };
  const alone = hasNoEmployer(text) ? withoutEmployer(pack, context) : null;
  const elsewhere =
    intent === 'ce_province' || intent === 'exchange_scope'
      ? (issuedElsewhere(text, pack.said.jurisdiction) ??
        (intent === 'exchange_scope' ? exchangedElsewhere(text, pack.said.jurisdiction) : null))
      : null;
  if (elsewhere) return { text: elsewhere.join(''), clauses: [], actions: [] };
  if (intent === 'company_batch' && !byEmployer && !isSeenWhole(pack))
    return {
      text: `${unwritten(pack, intent, text).sentences.join('')}每个人的证书，助手可以各算各的。`,
      clauses: [],
      actions: [],
    };
  const refused = OF_APPLICATION.includes(intent) ? ofRefusedApplication(pack, late, text) : null;
  if (refused) return refused;
  const applied = appliedInTerm(intent, late, text);
  if (applied)
    return {
      text: applied,
      clauses: late.flatMap(({ standing: { headline } }) => ({
        id: headline.data.clause,
        text: lawClauseText(pack, headline.data.clause, given.asOf),
      })),
      actions: [],
    };
  const product = words || byEmployer || alone ? null : ofProduct();
  if (product) return { ...product, clauses: [] };
  const topic = topicUnder(pack, intent);
  const stillValid = asked?.id === 'still-valid';
  const tooLate = AFTER_EXPIRY.test(text) && pack.said.obligations.some(({ when }) => 'term' in when);
  const aged = ageNotKnown(pack, intent, text);
  const able = late.length > 0 || aged !== null ? null : ableAtAll(pack, intent, text, given.asOf);
  const { sentences: drafted, clauses } = alone
    ? alone
    : byEmployer
      ? {
          sentences: [
            `${byEmployer.name}的申请，本来就要由单位提出，不是个人交。`,
            ...(/账号|登录|平台/.test(text) ? unwritten(pack, intent, text).sentences : []),
            caveat(pack),
          ],
          clauses: [byEmployer.clause],
        }
      : words
        ? wordsDraft(pack, intent, words, context)
        : topic === 'other'
          ? ((intent === 'unmappable_post' ? postDraft(pack, text, given.asOf) : null) ??
            wordsDraft(pack, intent, wordsFor(intent, text), context, isOfStudy(intent, text)))
          : draftOf(pack, intent, topic, context);
  // Whoever leaves the trade or the employer hears what hangs on an employer, whatever else is not known.
  const leaves =
    !alone &&
    ((intent === 'employer_change' && !/证(?:书|件)?(?:上|里|面)/.test(text)) ||
      (intent === 'retrain' && LEFT_POST.test(text)));
  const without = leaves ? (withoutEmployer(pack, context)?.sentences.slice(0, 2) ?? []) : [];
  const sentences = [...without, ...(able ? behind(able, drafted) : drafted)];
  return {
    text: asFarAsSeen(
      pack,
      once(late, [
        able?.lead ?? aged ?? '',
        late.length === 1 && !tooLate && aged === null
          ? late.map((one) => ableOfOwn(one, intent, text)).join('')
          : '',
        late.length > 0 ? '' : renewedNote(pack, intent, topic),
        asksLater(pack, text) && OF_THE_DAY.includes(intent) ? '没有听说延期。' : '',
        namedDayFirst(intent, late, text),
        (intent === 'ce_hours_short'
          ? enoughOfOwn(
              late.map(({ standing }) => standing),
              text,
              late[0]?.certificate.law?.kind ?? '',
            )
          : '') ||
          studyLead(pack, intent, text, { asOf: given.asOf, own: late.map(({ standing }) => standing) }),
        stillValid && topic !== 'validity' ? validUntil(pack, context).join('') : '',
        aheadFirst(intent, late, text, sentences),
        countsNow(late, text),
        tooLate && !able?.isOver
          ? `${formOf(text).no === '不能' ? '不能' : '不算'}：有效期满以后才申请的，助手的理解是不算延续。`
          : '',
        ...sentences,
      ])
        // Said once, at the end of the reading.
        .replace(/是不是这样，以主管部门的答复为准。(?=.*最后以主管部门的答复为准)/gs, ''),
    ),
    clauses: [...new Set(clauses)].map((id) => ({ id, text: lawClauseText(pack, id, context.asOf) })),
    actions:
      topic === 'standing' && standings(pack, context).length === 0
        ? [startGuide]
        : topic === 'source'
          ? [notice]
          : [],
  };
}
