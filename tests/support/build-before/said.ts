// Whether the screens say after an upgrade what the build before said, but for what is worded anew on purpose.
import type { Json } from './screens';

/** What is other at every sign-in and in every answer; what is counted by real time; and two things said otherwise since on purpose. */
const OTHER_SINCE =
  / (exportedAt|sessions|idleEndsAt|endsAt|file|triesLeft|rowsLeftToday)( |$)|^演示-\d+ sentences|\/people choices$/;

/** What the talk answered is sealed by the step: the build before shows a sentence in its place. */
export const SEALED_MEANWHILE = new RegExp(
  `${OTHER_SINCE.source}|^/v1/chat turns \\d+ answer|^/v1/me/export chat \\d+ answer`,
);

/** What is worded otherwise since, or said where it belongs alone; the hours of it are compared as numbers. */
const WORDED_ANEW =
  /^可以换，还差|^(?:可以换，先去注册|先去注册，学满学时才能换)$|^换证?以前要学满|^可以延续了|^先说说.*(?:今天是最后一天|最早的期限)|^答(?:“|是，|不是，)|的，把那一天记上|学了多少，助手还不知道|文件写的是|^连续三年每年|^微信没有提醒次数了|^每(?:年|个周期的)学习还差|那一期学了多少、|^这个工种|^这个岗位或工种在新系统里没有对应的名称|^(?:(?:至少|前两期一共|另外，前两期一共|(?:其中)?专业知识)?要学 [\d.]+ 学时，记了|(?:另外，)?前两期一共还差|(?:上一个周期|上一期|去年)没学够，)|期各学了多少|“两年”看每两个相邻的|^每年学习的要求，文件只写了|^每年学习，文件只要求|^名单里(?:写着|有这个人)|^\d+ 人(?:还没换证，提醒|查不到，核对|没有加入，看不到|有到期的事要办)|^名单有一个月没|^(?:今年不用学。)?从 [\d年月日]+起，每年要学满|^你看到了证书的状态。|^去更换$|^先说说系统里你的信息完整吗$/;
const isWordedAnew = (one: unknown): boolean => typeof one === 'string' && WORDED_ANEW.test(one);

/** Whoever reads a company's desk leaves looks in its people's trails: reading changes those. */
const isOfDesk = (one: unknown): boolean => (one as { who?: string } | null)?.who === 'company';

/** After a renewal the new card's day is asked for since, on days of its own. */
const isAskedSince = (one: unknown): boolean => {
  const { rule, lines } = (one ?? {}) as { rule?: string; lines?: { rule?: string }[] };
  return rule === 'renewed' || (lines !== undefined && lines.length > 0 && lines.every(isAskedSince));
};

/** Of the one certificate whose document is not out on the day of these data, nothing is due any more until it is. */
const isNotOutYet = (one: unknown): boolean => {
  const { rule, certificate, lines } = (one ?? {}) as {
    rule?: string;
    certificate?: string;
    lines?: unknown[];
  };
  if (lines !== undefined) return lines.length > 0 && lines.every(isNotOutYet);
  return rule !== undefined && certificate === '机械员';
};

/** What is said since of an exchange that was applied for and whose certificate nobody said to be there. */
const WAITED_FOR: readonly (readonly [RegExp, string])[] = [
  [/^换证办好了$/, '换证申请已交，还要等批'],
  [/^去下载$/, '看看能下载了没'],
  [/^下载电子证书$/, '申请交上去了，等电子证书'],
  [/^下载电子证书$/, '换证申请已交，还要等批'],
  [/^已经换成电子证书。/, '已经申请更换。'],
];
const isWaitedFor = (before: string, after: unknown): boolean =>
  WAITED_FOR.some(([was, is]) => was.test(before) && before.replace(was, is) === after);

/** Which certificate is in hand, as its rows tell it: of one that is waited for rows and verdict are others since. */
const holdingOf = (one: unknown): unknown => {
  const { facts } = one as { facts?: { fact?: string; value?: unknown }[] };
  return Array.isArray(facts) ? facts.find(({ fact }) => fact === 'holding')?.value : undefined;
};

/** The places in which a screen says something else than it said; what it says besides is no difference. */
function* differences(before: unknown, after: unknown, path: string, other: RegExp): Generator<string> {
  if (other.test(path)) return;
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) {
    if (isWordedAnew(before)) return;
    // A duty that counts from nothing yet, and a renewal that waits to be granted, are not called done any more.
    if (before === 'done' && (after === 'go' || after === 'ask') && / (?:words|headline) tone$/.test(path))
      return;
    // Who is refused is told a day, and not until when they may.
    if (typeof before === 'string' && before.replace(/^最晚到 (.*)，当天也算。$/, '期限是 $1。') === after)
      return;
    // Who has to register first is told so before "you can".
    if (before === '可以换证了' && after === '先注册个人用户，再换证') return;
    // A last day that no answer moves is not called the earliest one.
    if (typeof before === 'string' && before.replace(/^最早的期限是 /, '期限是 ') === after) return;
    // Near its last day a reminder says first how long still.
    if (
      typeof after === 'string' &&
      after.replace(/^(?:(?:最早的期限)?还剩 \d+ 天|最早的期限就是今天|今天是最后一天)，/, '') === before
    )
      return;
    if (typeof before === 'string' && isWaitedFor(before, after)) return;
    if (before !== after) yield `${path}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`;
    return;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    // More days are questioned than were: a look before the document is.
    if (before.length === 0 && path.endsWith(' doubts')) return;
    const [was, is] = [before, after].map((all) =>
      all.filter((one) => !isOfDesk(one) && !isWordedAnew(one) && !isAskedSince(one) && !isNotOutYet(one)),
    );
    if (was?.length !== is?.length) yield `${path}: other length`;
    for (const [at, one] of (was ?? []).entries()) yield* differences(one, is?.[at], `${path} ${at}`, other);
    return;
  }
  const waits = holdingOf(before) === 'exchanged' && holdingOf(after) === 'applied';
  for (const [name, value] of Object.entries(before))
    if (!waits || (name !== 'facts' && name !== 'verdict'))
      yield* differences(value, (after as Json)[name], `${path} ${name}`, other);
}
/** Where the screens of one visitor, by path, say something else than they said. */
export const changed = (before: Json, after: Json, other = OTHER_SINCE): string[] =>
  Object.entries(before).flatMap(([path, said]) => [...differences(said, after[path], path, other)]);

/** Days known in part are judged more carefully since: of who told such, what was told is compared. */
const TOLD_IN_PART = 'tian';
const toldBy = (said: Json): Json =>
  Object.fromEntries(
    Object.entries(said)
      .filter(([path]) => path.startsWith('/v2/certificates/'))
      .map(([path, { facts, credits, number, trade, pack }]) => [
        path,
        { facts, credits, number, trade, pack },
      ]),
  );
/** The same of many visitors, by name. */
export const changedAnywhere = (before: Record<string, Json>, after: Record<string, Json>): string[] =>
  Object.entries(before).flatMap(([who, said]) => {
    const [was, is] = [said, after[who] as Json];
    const all = who === TOLD_IN_PART ? changed(toldBy(was), toldBy(is)) : changed(was, is);
    return all.map((one) => `${who} ${one}`);
  });
