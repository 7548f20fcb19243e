import { formatDay } from '../../../calendar';
import { hoursOfTenths } from '../../../v1/rulebook';
import { packOfCertificate } from '../../named';
import { plain } from '../../told/plain';
import { SUMMED } from '../../told/sums';
import type { ChatCertificate, ChatHolder, Draft, Fact } from '../../types';
import { categoryOf, isShared, takes, titleAmong } from '../places';
import { creditsOf, type RecordedCredit } from '../records';
import { dayWords, factWords, hoursWords, SAY } from '../words';
import { type Choosing, chosenBy, draftOf } from './choosing';
import {
  all,
  type Desk,
  type Drafted,
  dated,
  drafting,
  MOST_HOURS_A_DAY,
  saying,
  type Told,
  unknownTrade,
} from './desk';

/** 两个证一共8学时, 湖北和吉林今天一共学了8学时: how much of it each has is not said. */
const COUNTED_TOGETHER = /(?<!第)[2-9两几][个本](?:证书?)?.{0,4}(?:加|合|一共|总共|拢共)/;
const EACH = /各|每|都(?!.{0,2}[加合])/;

export function isTogether({ holder, text }: Desk, choosing: Choosing): boolean {
  const said = plain(text);
  if (holder.certificates.length < 2) return false;
  const isSeveral = 'certificates' in choosing && choosing.certificates.length > 1;
  return COUNTED_TOGETHER.test(said) || (isSeveral && SUMMED.test(said) && !EACH.test(said));
}

export const APART = '每本证分开记：哪一本学了几学时？分开说，我再记。';

export function credit(claim: Told<'credit'>, desk: Desk): Drafted {
  const choosing = chosenBy(desk, desk.course.trades, 'credit');
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  if (isTogether(desk, choosing)) return saying(APART);
  const uncounted = notCounted(choosing, desk);
  if (uncounted) return uncounted;
  const hours = hoursOfTenths(claim.tenths);
  if (hours > MOST_HOURS_A_DAY)
    return saying(`${hoursWords(hours)}比一天还多，先不记：请分开说，哪天学了几学时。`);
  const fact: Fact = {
    op: 'add',
    certificate: null,
    fact: 'credit',
    value: hours,
    on: null,
    ...(claim.category === null ? {} : { category: claim.category }),
  };
  const made = claim.makeUp ? { makeUp: true as const } : {};
  const once = onceForAll(choosing, fact, desk);
  const drafted = all(
    draftOf(fact, once.choosing)
      .map((one) => ({ ...one, ...made }))
      .map((draft) => {
        const one = dated(draft, claim.day, desk, false);
        if (claim.sum) return restOfDay(one, desk);
        return claim.again ? one : withoutTwice(one, desk);
      }),
  );
  return { ...drafted, said: [...once.said, ...drafted.said, ...questioned(drafted, desk)] };
}

/** What is asked of hours that cannot well be meant beside what is on record. */
const questioned = ({ drafts }: Drafted, { holder, course, context }: Desk): string[] =>
  drafts.flatMap((draft) => {
    const certificate = holder.certificates.find(({ id }) => id === draft.certificate);
    return (certificate && course.futile(context, certificate, draft)?.says) ?? [];
  });

/** 两本都学了4学时公共知识: what counts for all of a document's certificates is one course, and noted once. */
function onceForAll(
  choosing: Choosing,
  { category }: Fact,
  { holder }: Desk,
): { choosing: Choosing; said: string[] } {
  if (!('certificates' in choosing)) return { choosing, said: [] };
  const { certificates } = choosing;
  const isFirst = (one: ChatCertificate): boolean =>
    certificates.find((other) => packOfCertificate(other) === packOfCertificate(one)) === one;
  const kept = certificates.filter((one) => !isShared(one, category) || isFirst(one));
  const shared = certificates.filter((one) => isShared(one, category));
  if (kept.length === certificates.length) return { choosing, said: [] };
  const titles = shared.map((one) => titleAmong(one, holder.certificates)).join('、');
  return {
    choosing: { certificates: kept },
    said: [`这样的学时学一次就够，${titles}都算，只记一笔。`],
  };
}

/** 质量员学了4学时公共知识，材料员也学了4学时公共知识, on one day: the same course, told of each. */
export function oneCourse({ drafts, ...rest }: Drafted, { certificates }: ChatHolder): Drafted {
  const packOf = (id: string | null): string | undefined => {
    const one = certificates.find((each) => each.id === id);
    return one && packOfCertificate(one);
  };
  const isTwice = (draft: Draft, i: number): boolean => {
    const own = certificates.find(({ id }) => id === draft.certificate);
    if (!own || draft.op !== 'add' || draft.on === null || !isShared(own, draft.category)) return false;
    return drafts
      .slice(0, i)
      .some(
        (one) =>
          packOf(one.certificate) === packOf(own.id) &&
          one.certificate !== own.id &&
          one.category === draft.category &&
          one.on === draft.on &&
          one.value === draft.value,
      );
  };
  const kept = drafts.filter((draft, i) => !isTwice(draft, i));
  const said = kept.length < drafts.length ? ['这样的学时学一次就够，几本都算，只记一笔。'] : [];
  return { ...rest, drafts: kept, said: [...said, ...rest.said] };
}

/** 今天总共学了8学时, with 6 there: what is there counts in it, so that only the rest is new. */
function restOfDay(drafted: Drafted, desk: Desk): Drafted {
  const [draft] = drafted.drafts;
  const certificate = desk.holder.certificates.find(({ id }) => id === draft?.certificate);
  if (!draft || !certificate || draft.lacks !== null || draft.on === null) return drafted;
  const there = creditsOf(certificate).filter(
    ({ on, category }) => on === draft.on && (draft.category === undefined || category === draft.category),
  );
  const done = Math.round(there.reduce((sum, { hours }) => sum + hours, 0) * 10) / 10;
  const hours = Number(draft.value);
  if (done === 0) return drafted;
  const day = dayWords(draft.on, desk.context.asOf);
  if (done === hours) return saying(`${day}已经记着一共 ${hoursWords(done)}，不用再记。`);
  if (done < hours) {
    const rest = Math.round((hours - done) * 10) / 10;
    return {
      ...drafting({ ...draft, value: rest }),
      said: [`${day}已经记了 ${hoursWords(done)}，到 ${hoursWords(hours)}还要补 ${hoursWords(rest)}。`],
    };
  }
  const [only, ...more] = there;
  if (!only || more.length > 0)
    return saying(
      `${day}已经记了 ${there.length} 笔，一共 ${hoursWords(done)}，先不改。哪一笔不对，直接说是几学时的。`,
    );
  const old: Draft = { ...draft, op: 'remove', value: only.hours, bound: true };
  return drafting(old, { ...draft, bound: true });
}

/** Hours told of certificates whose documents ask for none that could be counted: they are not written down. */
export function notCounted(choosing: Choosing, { holder }: Desk): Drafted | null {
  const meant = 'certificates' in choosing ? choosing.certificates : holder.certificates;
  if (meant.length === 0 || meant.some((one) => takes(one, 'credit'))) return null;
  const titles = meant.map((one) => titleAmong(one, holder.certificates)).join('、');
  return saying(`${titles}的学时，助手手头没有文件可以对，记了也算不出够不够，先不记。学了的自己留着证明。`);
}

/** The same day and hours that are there already are said to be there; once more only with a tap. */
function withoutTwice(drafted: Drafted, { holder, context }: Pick<Desk, 'holder' | 'context'>): Drafted {
  const [draft] = drafted.drafts;
  if (!draft || draft.lacks !== null || draft.on === null) return drafted;
  const certificate = holder.certificates.find(({ id }) => id === draft.certificate);
  // A course that counts for both stands on one of them.
  const isOnAnother = (own: ChatCertificate, { category }: Draft): boolean =>
    isShared(own, category) &&
    holder.certificates.some(
      (one) =>
        packOfCertificate(one) === packOfCertificate(own) &&
        creditsOf(one).some((credit) => isThat(credit) && credit.category === category),
    );
  const isThat = ({ on, hours }: RecordedCredit): boolean => on === draft.on && hours === draft.value;
  const there = certificate && (creditsOf(certificate).some(isThat) || isOnAnother(certificate, draft));
  if (!there) return drafted;
  const { lacks: _lacks, offered: _offered, bound: _bound, ...fact } = draft;
  return {
    drafts: [],
    said: [`${factWords(draft, context.asOf)}${categoryOf(certificate, draft)}已经记过了，不再记。`],
    choices: [
      { label: SAY.again, act: { do: 'write', facts: [fact] } },
      { label: '不用了', act: { do: 'drop' }, means: 'no' },
    ],
  };
}

/** Hours that a tap under the step would note a second time; null: they are not there yet. */
export function onlyOnce(
  { holder, context }: Pick<Desk, 'holder' | 'context'>,
  facts: readonly Fact[],
): Drafted | null {
  const [fact] = facts;
  if (facts.length !== 1 || fact?.fact !== 'credit' || fact.op !== 'add') return null;
  const draft: Draft = { ...fact, lacks: null, offered: null };
  const once = withoutTwice(drafting(draft), { holder, context });
  return once.drafts.length === 0 ? once : null;
}

export const UNCLEAR: Record<Told<'study'>['unclear'], string> = {
  clock: '小时、分钟不一定等于学时，平台上显示是几学时？',
  other: '几节、几门我换不成学时，平台上显示是几学时？',
  vague: '到底是几学时？照平台上显示的说，我再记。',
  spread: '几天加在一起的记不成一笔：哪天学了几学时？分开说，我再记。',
  years: '几年加在一起的分不开，先不记：每年各学了几学时？比如“23年32，24年18”。',
  cycle: '这是一整年、一整期的学时，记不成某一天的，先不记。请打开这本证书，在“说说以前学了多少”里填。',
  plan: '学完了再记。已经学完的，说学了几学时就行。',
  none: '学了几学时？照平台上显示的说，我再记。',
};

export function study(claim: Told<'study'>, desk: Desk): Drafted {
  const choosing = chosenBy(desk, desk.course.trades, 'credit');
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const uncounted = notCounted(choosing, desk);
  if (uncounted) return uncounted;
  if (claim.unclear === 'years' || claim.unclear === 'cycle' || claim.unclear === 'plan')
    return saying(UNCLEAR[claim.unclear]);
  const fact: Fact = { op: 'add', certificate: null, fact: 'credit', value: null, on: null };
  const on = claim.day?.is === 'day' ? formatDay(claim.day.day) : null;
  const drafts = draftOf(fact, choosing).map((draft): Draft => ({ ...draft, on, lacks: 'hours' }));
  return { ...drafting(...drafts.slice(0, 1)), said: [UNCLEAR[claim.unclear]] };
}
