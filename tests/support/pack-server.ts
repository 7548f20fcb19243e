import { parseDay } from '@hz/shared/calendar';
import type { RequestOf } from '@hz/shared/contracts';
import { standingOfRecord, takePost } from '@hz/shared/standing';
import { checkNoted, withCredit, withoutCredit } from '../../server/src/features/certificates/changes';
import type { CertificateRecord } from '../../server/src/features/certificates/model';
import { presentCard, presentDetail } from '../../server/src/features/certificates/pack-presenter';
import type { PackStanding } from '../../server/src/features/certificates/pack-standings';
import { presentCertificate } from '../../server/src/features/certificates/presenter';
import type { Standing } from '../../server/src/features/certificates/service';
import { toldOf } from '../../server/src/features/certificates/told';
import { presentPackIntake, takenAnswers, tryIntake } from '../../server/src/features/intake/by-pack';
import { PackOffer } from '../../server/src/features/packs/service';
import { AppError } from '../../server/src/platform/errors';
import { presentPack, presentSummary } from '../../server/src/present/pack';
import { type Answer, type Asked, phone } from './taro-double';
import './views';

type Tried = Required<RequestOf<'POST /v2/intake/try'>['body']>;

/** What it serves: the preset first. */
export const SERVED = ['jilin-2022-25', 'hubei-2021', 'yunnan-2023', 'anhui-2021', 'safety-abc', 'water-abc'];

type Told = Partial<Pick<CertificateRecord, 'specialty' | 'facts' | 'credits' | 'statements' | 'archived'>>;
type Kept = Pick<CertificateRecord, 'pack' | 'kind' | 'trade'> & Told;

/** A holder's certificates as the server keeps them: what follows from them is worked out by the real parts. */
class Held {
  readonly records = new Map<string, CertificateRecord>();

  constructor(
    private readonly offer: PackOffer,
    private readonly today: string,
  ) {}

  private get asOf() {
    return parseDay(this.today);
  }

  add(id: string, told: Kept): string {
    const record = {
      ...{ _id: { toHexString: () => id }, version: 0, number: null, sealed: [], toldOn: {} },
      ...{ specialty: null, facts: {}, credits: [], statements: [], archived: false, createdOn: this.asOf },
      ...told,
    };
    this.records.set(id, record as unknown as CertificateRecord);
    return id;
  }

  change(id: string, change: Partial<CertificateRecord>): void {
    const record = this.records.get(id) as CertificateRecord;
    this.records.set(id, { ...record, ...change, version: record.version + 1 });
  }

  standing(record: CertificateRecord): PackStanding {
    const { offer, asOf } = this;
    const pack = offer.known(record.pack);
    const state = offer.stateOf(record.pack, asOf);
    const told = toldOf(pack, record, null, { ofHolder: {}, others: [] });
    const standing = pack && state === 'published' ? standingOfRecord(pack, told.record, asOf) : null;
    return { record, official: null, pack, state, told, standing, asOf };
  }

  detail(id: string): Answer {
    const record = this.records.get(id);
    if (!record) return { status: 404, body: { error: { code: 'not-found', message: '没有找到' } } };
    return { body: presentDetail(this.standing(record)) };
  }

  lists(path: string): Answer {
    const all = [...this.records.values()];
    if (path.startsWith('/v2'))
      return { body: { asOf: this.today, certificates: all.map((one) => presentCard(this.standing(one))) } };
    const views = all.map((record) => presentCertificate({ record, asOf: this.asOf } as Standing));
    return { body: { asOf: this.today, certificates: views } };
  }

  answer({ method, path, body }: Asked): Answer {
    const [id = '', part, name = ''] = path.split('?')[0]?.split('/').slice(3) ?? [];
    const record = this.records.get(id);
    if (!record || method === 'GET') return this.detail(id);
    const given = body as { [name: string]: never };
    if (part === undefined && method === 'DELETE') {
      this.records.delete(id);
      return { status: 204 };
    }
    const without = <T>(all: Readonly<Record<string, T>>, names: readonly string[]) =>
      Object.fromEntries(Object.entries(all).filter(([each]) => !names.includes(each)));
    if (part === undefined) {
      const {
        facts = {},
        forget = [],
        version: _,
        post,
        ...fields
      } = given as never as Record<string, never>;
      const pack = this.offer.known(record.pack);
      const taken = pack && post ? takePost(pack, post, fields.kind, this.asOf, this.offer.all()) : null;
      this.change(id, {
        ...fields,
        ...(taken && 'post' in taken && taken.post),
        facts: { ...without(record.facts, forget as string[]), ...(facts as object) },
      });
    }
    if (part === 'pack') this.change(id, { pack: `${given.pack}`, kind: `${given.kind}` });
    if (part === 'credits' && method === 'DELETE') this.change(id, withoutCredit(record, name));
    if (part === 'credits' && method === 'PUT') {
      const { on, hours, category, for: forCycle } = given as never as Record<string, string | null>;
      const entry = {
        id: name,
        on: parseDay(on as string),
        tenths: Math.round(Number(hours) * 10),
        category,
      };
      const made = { ...entry, for: forCycle ? parseDay(forCycle) : null };
      this.change(id, withCredit(record, made, this.asOf));
    }
    if (part === 'totals') {
      const { on, hours, category, seen } = given as never as Record<string, string | null>;
      const entry = {
        id: name,
        on: parseDay(on as string),
        tenths: Math.round(Number(hours) * 10),
        category,
      };
      if (seen !== undefined) checkNoted(record, entry, Math.round(Number(seen) * 10));
      this.change(id, withCredit(record, { ...entry, total: true }, this.asOf));
    }
    if (part === 'cycles') {
      const from = parseDay(name);
      const others = record.statements.filter((one) => one.from !== from);
      const told = { from, tenths: Math.round(Number(given?.hours) * 10), statedOn: this.asOf };
      this.change(id, { statements: method === 'PUT' ? [...others, told] : others });
    }
    if (part === 'steps') {
      const sets = this.offer.known(record.pack)?.said.steps[name]?.sets as string;
      const told = method === 'PUT' ? { [sets]: given.value as never } : {};
      this.change(id, { facts: { ...without(record.facts, [sets]), ...told } });
    }
    return this.detail(id);
  }
}

export interface PackServer {
  /** What is chosen in the account. */
  choice: string | null;
  /** Every state of the first questions that was asked for. */
  readonly tried: Tried[];
  /** The certificates that are kept. */
  readonly held: Held;
}

/** Answers as the server does on a day: what packs say and ask is worked out by the real parts. */
export function aServer(today: string, served: readonly string[] = SERVED): PackServer {
  const offer = new PackOffer(served);
  const asOf = parseDay(today);
  const held = new Held(offer, today);
  const packAt = (id: string): Answer => {
    const pack = offer.known(id);
    return pack
      ? { body: presentPack(offer, pack, asOf) }
      : { status: 404, body: { error: { code: 'not-found', message: '没有找到' } } };
  };
  const server: PackServer = { choice: null, tried: [], held };
  let draft: Tried | null = null;
  const aside: Record<string, Tried['answers']> = {};
  const view = () => {
    if (draft === null) return null;
    return presentPackIntake(offer, takenAnswers(offer, draft, asOf), asOf);
  };
  phone.answers((asked) => {
    const { method, path, body, token } = asked;
    const preset = offer.preset.id;
    if (path === '/v1/clock') return { body: { today, time: '09:00', simulated: true } };
    if (path === '/v2/packs')
      return {
        body: { asOf: today, packs: offer.all().map((pack) => presentSummary(offer, pack, asOf)) },
      };
    if (path.startsWith('/v2/packs/')) return packAt(path.slice('/v2/packs/'.length));
    if (path === '/v2/choice' && token) {
      if (method === 'PUT') server.choice = (body as { pack: string }).pack;
      return { body: { pack: server.choice, preset } };
    }
    if (path === '/v2/intake/try') {
      server.tried.push(body as Tried);
      return { body: tryIntake(offer, body as Tried, asOf) };
    }
    if (path === '/v2/intake' && token) {
      if (method === 'PUT') {
        const { pack, answers } = body as Tried;
        server.tried.push({ pack, answers });
        if (draft && draft.pack !== pack && draft.answers.length > 0) aside[draft.pack] = draft.answers;
        draft = { pack, answers: answers.length > 0 ? answers : (aside[pack] ?? []) };
        delete aside[pack];
      }
      if (method === 'DELETE') draft = null;
      return { body: { view: view(), waiting: Object.keys(aside) } };
    }
    if (path === '/v2/intake/finish' && token) {
      const id = held.add('f'.repeat(24), view()?.certificate as Kept);
      draft = null;
      return { status: 201, body: { certificateId: id } };
    }
    if (path === '/v2/certificates' && method === 'POST') {
      const { requestId, ...told } = body as { requestId: string } & Kept;
      return held.detail(held.records.has(requestId) ? requestId : held.add(requestId, told));
    }
    if (path === '/v2/certificates' || path === '/v1/certificates') return held.lists(path);
    if (path.startsWith('/v2/certificates/')) {
      try {
        return held.answer(asked);
      } catch (refusal) {
        if (!(refusal instanceof AppError)) throw refusal;
        const { status, code, message } = refusal;
        return { status, body: { error: { code, message, requestId: 'r' } } };
      }
    }
    return { status: 404 };
  });
  return server;
}
