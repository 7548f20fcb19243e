import { pathText } from './faults';
import { placeholdersOf } from './fill';
import type { ConditionData, NeedData, ObligationData, ParsedPack } from './schema';

/** Something that leads nowhere, or that is missing, with the path where it stands. */
export interface Fault {
  path: readonly PropertyKey[];
  message: string;
}

type Visit = (path: PropertyKey[], key: PropertyKey, value: string) => void;

function eachString(value: unknown, path: PropertyKey[], visit: Visit): void {
  if (typeof value === 'string') visit(path, path.at(-1) ?? '', value);
  else if (Array.isArray(value))
    value.forEach((item, index) => void eachString(item, [...path, index], visit));
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) eachString(item, [...path, key], visit);
}

/** What a step sets that is no fact: hours, of the exchange or of a cycle. */
const HOURS = ['credits', 'yearlyCredits'];

/** What each thing is called by whoever writes a pack. */
const called: Readonly<Record<string, string>> = {
  clause: '条款',
  reading: '理解（readings）',
  system: '系统（systems）',
  contact: '联系方式（contacts）',
  fact: '事实（facts）',
  value: '数值（values）',
  reason: '原因（reasons）',
  effect: '后果（effects）',
  step: '步骤（steps）',
  next: '步骤或建议',
  kind: '证书种类（kinds）',
  rule: '规则（rules）',
  category: '学时类别（categories）',
  document: '文件（documents）',
  obligation: '义务（obligations）',
};

const list = (names: Iterable<string>): string => [...names].join('、') || '（还没有）';

class Checker {
  readonly faults: Fault[] = [];
  private readonly known: Record<string, ReadonlySet<string>>;

  constructor(private readonly pack: ParsedPack) {
    const ids = (records: readonly { id: string }[]) => new Set(records.map((record) => record.id));
    const keys = (record: object) => new Set(Object.keys(record));
    this.known = {
      clause: ids(pack.clauses),
      reading: ids(pack.readings),
      system: ids(pack.systems),
      contact: ids(pack.contacts),
      fact: keys(pack.facts),
      value: keys(pack.values),
      reason: keys(pack.reasons),
      effect: keys(pack.effects),
      step: keys(pack.steps),
      next: new Set([...Object.keys(pack.steps), ...Object.keys(pack.advice)]),
      kind: keys(pack.kinds),
      rule: keys(pack.rules),
      category: keys(pack.categories),
      document: ids(pack.documents),
      obligation: ids(pack.obligations),
    };
  }

  private add(path: readonly PropertyKey[], message: string): void {
    this.faults.push({ path, message });
  }

  private named(what: string, name: string | undefined, path: readonly PropertyKey[]): void {
    if (name === undefined) return;
    const names = this.known[what] as ReadonlySet<string>;
    if (!names.has(name)) this.add(path, `没有叫“${name}”的${called[what]}；有的是：${list(names)}`);
  }

  private value(name: string | undefined, unit: string, path: readonly PropertyKey[]): void {
    if (name === undefined) return;
    this.named('value', name, path);
    const found = this.pack.values[name];
    if (found && found.unit !== unit)
      this.add(path, `数值“${name}”的单位是 ${found.unit}，这里要用 ${unit} 的`);
  }

  /** A number of years, months or cycles, by the name of its value. */
  private count(name: string | undefined, least: number, path: readonly PropertyKey[]): void {
    this.value(name, 'number', path);
    const found = name === undefined ? undefined : this.pack.values[name];
    if (found?.unit !== 'number') return;
    found.values.forEach(({ value }, index) => {
      if (value < least)
        this.add(
          ['values', name as string, 'values', index, 'value'],
          `${pathText(path)} 用的数至少是 ${least}，这里写的是 ${value}`,
        );
    });
  }

  private dated(name: string, path: readonly PropertyKey[]): void {
    this.named('fact', name, path);
    if (this.pack.facts[name]?.type === 'state')
      this.add(path, `事实“${name}”是一种情况（state），这里要用一个日子（date 或 event）`);
  }

  private event(name: string | undefined, path: readonly PropertyKey[]): void {
    if (name === undefined) return;
    this.named('fact', name, path);
    const fact = this.pack.facts[name];
    if (fact && fact.type !== 'event')
      this.add(path, `事实“${name}”是 ${fact.type}，这里要用 event（某一天发生的事）`);
  }

  private unique(records: readonly { id: string }[], path: PropertyKey): void {
    const seen = new Set<string>();
    records.forEach(({ id }, index) => {
      if (seen.has(id)) this.add([path, index, 'id'], `“${id}”前面已经有了，换一个名字`);
      seen.add(id);
    });
  }

  private condition(data: ConditionData, path: readonly PropertyKey[]): void {
    data.all?.forEach((part, index) => void this.condition(part, [...path, 'all', index]));
    data.any?.forEach((part, index) => void this.condition(part, [...path, 'any', index]));
    if (data.not) this.condition(data.not, [...path, 'not']);
    this.named('kind', data.kind, [...path, 'kind']);
    if (data.fact === undefined) return;
    this.named('fact', data.fact, [...path, 'fact']);
    const fact = this.pack.facts[data.fact];
    if (!fact) return;
    const dated = data.before ?? data.onOrAfter ?? data.ageFrom;
    if (data.happened !== undefined) this.event(data.fact, [...path, 'fact']);
    if (dated !== undefined && fact.type === 'state')
      this.add(
        [...path, 'fact'],
        `事实“${data.fact}”是一种情况，没有日子；before、onOrAfter、ageFrom 只能用在日子上`,
      );
    if ((data.is !== undefined || data.in !== undefined) && fact.type !== 'state')
      this.add([...path, 'fact'], `事实“${data.fact}”是一个日子；is 和 in 只能用在情况（state）上`);
    if (data.is !== undefined && fact.type === 'state') {
      const { values } = fact;
      const fits = values === 'yes-no' ? typeof data.is === 'boolean' : typeof data.is === 'string';
      const listed = typeof values !== 'object' || Object.hasOwn(values, String(data.is));
      if (!fits || !listed)
        this.add([...path, 'is'], `事实“${data.fact}”不会是 ${data.is}；要写它的 values 里有的`);
    }
    this.value(data.in, 'names', [...path, 'in']);
    this.value(data.before, 'day', [...path, 'before']);
    this.value(data.onOrAfter, 'day', [...path, 'onOrAfter']);
    this.count(data.ageFrom, 1, [...path, 'ageFrom']);
  }

  private rows(
    rows: readonly { if: ConditionData; reason: string; next?: string | undefined }[],
    path: readonly PropertyKey[],
  ): void {
    rows.forEach((row, index) => {
      this.condition(row.if, [...path, index, 'if']);
      this.named('reason', row.reason, [...path, index, 'reason']);
      this.named('next', row.next, [...path, index, 'next']);
    });
  }

  private need(one: NeedData, path: readonly PropertyKey[]): void {
    this.named('next', one.step, [...path, 'step']);
    if ('event' in one) {
      this.event(one.event, [...path, 'event']);
      return;
    }
    if (typeof one.hours === 'string') this.value(one.hours, 'hours', [...path, 'hours']);
    else
      for (const kind of Object.keys(this.pack.kinds)) {
        if (one.hours[kind] === undefined) this.add([...path, 'hours'], `没有写证书种类“${kind}”要多少学时`);
        this.value(one.hours[kind], 'hours', [...path, 'hours', kind]);
      }
    this.named('category', one.category, [...path, 'category']);
    this.named('reason', one.short, [...path, 'short']);
    if (!one.pair) return;
    this.value(one.pair.hours, 'hours', [...path, 'pair', 'hours']);
    this.named('reason', one.pair.short, [...path, 'pair', 'short']);
    this.named('reason', one.pair.raised, [...path, 'pair', 'raised']);
  }

  private when({ when }: ObligationData, path: readonly PropertyKey[]): void {
    if ('once' in when) {
      const { once } = when;
      const at = [...path, 'once'];
      this.event(once.act, [...at, 'act']);
      once.received?.forEach((name, index) => void this.named('fact', name, [...at, 'received', index]));
      this.named('reason', once.late, [...at, 'late']);
      once.cohorts.forEach((cohort, index) => {
        const here = [...at, 'cohorts', index];
        if (cohort.if) this.condition(cohort.if, [...here, 'if']);
        this.value(cohort.due, 'day', [...here, 'due']);
        this.named('reason', cohort.after.reason, [...here, 'after', 'reason']);
        this.named('effect', cohort.after.effect, [...here, 'after', 'effect']);
        this.named('next', cohort.after.next, [...here, 'after', 'next']);
      });
    } else if ('cycle' in when) {
      const { cycle } = when;
      const at = [...path, 'cycle'];
      this.count(cycle.every, 1, [...at, 'every']);
      this.count(cycle.notBefore, 1, [...at, 'notBefore']);
      this.count(cycle.makeUp, 0, [...at, 'makeUp']);
      cycle.anchors.forEach((anchor, index) => {
        this.event(anchor.fact, [...at, 'anchors', index, 'fact']);
        this.count(anchor.startsAfter, 0, [...at, 'anchors', index, 'startsAfter']);
      });
      cycle.shared.forEach((one, index) => void this.named('category', one, [...at, 'shared', index]));
      this.rows(cycle.breaks, [...at, 'breaks']);
      this.named('effect', cycle.effect, [...at, 'effect']);
      this.named('reason', cycle.none, [...at, 'none']);
      this.named('reason', cycle.unconfirmed, [...at, 'unconfirmed']);
    } else {
      const { term } = when;
      const at = [...path, 'term'];
      this.event(term.act, [...at, 'act']);
      this.dated(term.expires, [...at, 'expires']);
      this.count(term.years, 1, [...at, 'years']);
      this.event(term.otherwise?.fact, [...at, 'otherwise', 'fact']);
      this.count(term.otherwise?.years, 1, [...at, 'otherwise', 'years']);
      this.count(term.opensBefore, 1, [...at, 'opensBefore']);
      for (const key of ['early', 'late', 'never', 'unconfirmed'] as const)
        this.named('reason', term[key], [...at, key]);
      this.named('effect', term.effect, [...at, 'effect']);
      this.named('next', term.next, [...at, 'next']);
      this.named('next', term.shortNext, [...at, 'shortNext']);
    }
  }

  check(): Fault[] {
    const { pack } = this;
    for (const part of [
      'documents',
      'clauses',
      'readings',
      'notStated',
      'notAtHand',
      'systems',
      'contacts',
      'obligations',
      'reminders',
      'milestones',
    ] as const)
      this.unique(pack[part], part);
    eachString(pack, [], (path, key, value) => {
      const what = key === 'supersedes' ? 'document' : String(key);
      if (
        ['clause', 'reading', 'system', 'contact'].includes(what) ||
        (what === 'document' && path[0] !== 'values')
      )
        this.named(what, value, path);
      for (const wanted of placeholdersOf(value)) {
        if (!pack.values[wanted]) this.add(path, `句子里的 {${wanted}} 没有这个数值；先写进 values`);
      }
    });
    for (const [name, { sealed, ofHolder }] of Object.entries(pack.facts))
      if (sealed && ofHolder)
        this.add(['facts', name, 'ofHolder'], 'sealed 的事实不能写 ofHolder：一个人共用的事实不加密保存');
    for (const [id, kind] of Object.entries(pack.kinds))
      kind.way.forEach((step, index) => void this.named('step', step, ['kinds', id, 'way', index]));
    for (const [id, reason] of Object.entries(pack.reasons))
      if ('rule' in reason) this.named('rule', reason.rule, ['reasons', id, 'rule']);
    for (const [id, step] of Object.entries(pack.steps))
      if (!HOURS.includes(step.sets)) this.named('fact', step.sets, ['steps', id, 'sets']);
    for (const [id, advice] of Object.entries(pack.advice))
      this.named('step', advice.step, ['advice', id, 'step']);
    for (const [name, { values }] of Object.entries(pack.values))
      values.forEach((entry, index) => {
        const before = values[index - 1];
        if (before && entry.from <= before.from && (entry.known ?? Number.POSITIVE_INFINITY) <= before.from)
          this.add(['values', name, 'values', index, 'from'], '几个数值要按日期从早到晚写');
      });
    for (const [id, { asks, tells }] of Object.entries(pack.holding?.choices ?? {})) {
      const path = ['holding', 'choices', id];
      this.event(asks, [...path, 'asks']);
      for (const name of Object.keys(tells)) this.event(name, [...path, 'tells', name]);
    }
    pack.obligations.forEach((obligation, index) => {
      const path = ['obligations', index];
      obligation.kinds.forEach((kind, at) => void this.named('kind', kind, [...path, 'kinds', at]));
      this.rows(obligation.notFor, [...path, 'notFor']);
      this.rows(obligation.refused, [...path, 'refused']);
      obligation.needs.forEach((one, at) => void this.need(one, [...path, 'needs', at]));
      this.when(obligation, [...path, 'when']);
      this.named('next', obligation.step, [...path, 'step']);
    });
    for (const [topic, clauses] of Object.entries(pack.topics))
      clauses?.forEach((clause, index) => void this.named('clause', clause, ['topics', topic, index]));
    pack.reminders.forEach(
      ({ obligation }, index) =>
        void this.named('obligation', obligation, ['reminders', index, 'obligation']),
    );
    return this.faults;
  }
}

/** Every reference of a pack that leads nowhere. */
export const findFaults = (pack: ParsedPack): Fault[] => new Checker(pack).check();
