// What every example of the office needs to be there, made through the API alone: so that the same walk goes through an
// app of a test and through a server in a process of its own.
import { ANY_ID, type EndpointKey } from '@hz/shared/contracts';
import { aCreditCode, codeIn } from './office';
import { exampleOf } from './samples';

export type OfficeKey = Extract<EndpointKey, `${string} /v1/office/${string}`>;

/** How somebody is known: by a phone's token or a desk's cookie; null for nobody. */
export type Auth = { token: string } | { cookie: string } | null;

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each request has an answer of its own
  body: any;
  cookie: string;
}

export type Ask = (method: string, path: string, by: Auth, body?: unknown) => Promise<Answer>;

interface Desk {
  by: Auth;
  org: string;
}

/** A desk and the phone of who sits at it. */
interface AttendedDesk extends Desk {
  phone: Auth;
}

/** Who is there. The phones are of different people. */
export interface OfficeWorld {
  ask: Ask;
  /** The site's own authority, which the questions of the chat are handed to. */
  site: Desk;
  county: Desk;
  company: AttendedDesk;
  /** A phone without any part in the office, with a certificate that has a number and owes something. */
  holder: Auth;
  certificateId: string;
  /** The number and name of that certificate, as official lists have them. */
  number: string;
  name: string;
  /** A leader of the company, by phone. */
  leader: Auth;
  project: string;
  /** Somebody who is no member of anything. */
  guest: () => Promise<Auth>;
  /** The id of an official list that is being read; without one, whoever asks to end one finds none. */
  running?: () => Promise<string>;
  /** The company's list as .csv, another each time; the holder is on it. */
  list?: (time: number) => string;
}

export interface OfficeAttempt {
  by: Auth;
  path: string;
  body?: unknown;
  upload?: string;
}

/** A path with its placeholders filled in, in their order. */
function filled(key: OfficeKey, ...values: string[]): string {
  const { query } = exampleOf(key);
  const path = (key.split(' ')[1] as string).replace(/:\w+/g, () => values.shift() ?? ANY_ID);
  return query ? `${path}?${new URLSearchParams(query as Record<string, string>)}` : path;
}

/** Makes an attempt at an operation of the office that is answered by success. */
export class OfficeWalk {
  private made = 0;
  private toLookAt: string | undefined;

  constructor(private readonly world: OfficeWorld) {}

  async attempt(key: OfficeKey): Promise<OfficeAttempt> {
    const needs = this.needs()[key];
    const desk = this.deskOf(key);
    if (needs) return needs();
    return { by: desk.by, path: filled(key, desk.org), body: exampleOf(key).body };
  }

  /** The desk that has the right. */
  private deskOf(key: OfficeKey): Desk {
    const { site, county, company } = this.world;
    if (/\/(questions|authorities|lists)/.test(key)) return site;
    return /\/(companies|applications)/.test(key) ? county : company;
  }

  private async do(method: string, path: string, by: Auth, body?: unknown): Promise<Answer> {
    const answer = await this.world.ask(method, path, by, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  private async made1<T>(method: string, path: string, by: Auth, body: unknown, of: (made: T) => string) {
    return of((await this.do(method, path, by, body)).body);
  }

  private number = () => `${Date.now()}-${++this.made}`;
  private at = (desk: Desk) => `/v1/office/orgs/${desk.org}`;

  private async signIn(): Promise<{ code: string; secret: string; digits: string }> {
    return (await this.do('POST', '/v1/office/sign-ins', null, {})).body;
  }

  /** Somebody's fresh desk. */
  private async sitDown(phone: Auth): Promise<Auth> {
    const { code, secret, digits } = await this.signIn();
    await this.do('POST', `/v1/office/sign-ins/${code}/answer`, phone, { confirm: true, digits });
    return { cookie: (await this.do('POST', '/v1/office/sign-ins/poll', null, { code, secret })).cookie };
  }

  /** What a desk asks to be confirmed on the phone of who sits at it. */
  private async askedAnew(): Promise<{ code: string; secret: string; digits: string }> {
    return (await this.do('POST', '/v1/office/confirmations', this.world.company.by, {})).body;
  }

  private async confirmed(): Promise<void> {
    const { by, phone } = this.world.company;
    const { code, secret, digits } = await this.askedAnew();
    await this.do('POST', `/v1/office/sign-ins/${code}/answer`, phone, { confirm: true, digits });
    await this.do('POST', '/v1/office/confirmations/poll', by, { code, secret });
  }

  private async invited(): Promise<string> {
    const { company } = this.world;
    const path = `${this.at(company)}/invitations`;
    return codeIn((await this.do('POST', path, company.by, { role: 'company-viewer' })).body.payload);
  }

  private async poster(): Promise<string> {
    const { company } = this.world;
    return codeIn((await this.do('POST', `${this.at(company)}/posters`, company.by, {})).body.payload);
  }

  private async consent(): Promise<string> {
    const { holder, certificateId, name } = this.world;
    const body = { certificateId, kinds: ['hours', 'steps', 'nudges'], name };
    return (await this.do('POST', `/v1/office/posters/${await this.poster()}/consents`, holder, body)).body
      .id;
  }

  /** A fresh member of the company: their membership's id, and their desk. */
  private async member(): Promise<{ id: string; desk: Auth }> {
    const phone = await this.world.guest();
    const path = `/v1/office/invitations/${await this.invited()}/acceptance`;
    const { body } = await this.do('POST', path, phone, { memberName: '李文' });
    return { id: body.id, desk: await this.sitDown(phone) };
  }

  /** Somebody's fresh application to the county; by whom, and its id. */
  private async application(): Promise<{ desk: Auth; id: string }> {
    const desk = await this.sitDown(await this.world.guest());
    const { body } = await this.do('POST', '/v1/office/applications', desk, this.wish());
    return { desk, id: body.id };
  }

  private wish = () => ({
    ...(exampleOf('POST /v1/office/applications').body as object),
    ...{ creditCode: aCreditCode(2_000_000 + ++this.made), authorityId: this.world.county.org },
  });

  private async approved(): Promise<string> {
    const { county } = this.world;
    const { id } = await this.application();
    const path = `${this.at(county)}/applications/${id}/decision`;
    return (await this.do('POST', path, county.by, { decision: 'approve' })).body.companyId;
  }

  private async question(): Promise<string> {
    const { site, holder } = this.world;
    const turn = `turn-${this.number()}`;
    await this.do('PUT', `/v1/chat/turns/${turn}`, holder, { text: '我要找人工' });
    const { questions } = (await this.do('GET', `${this.at(site)}/questions`, site.by)).body;
    return questions.filter(({ state }: { state: string }) => state === 'open').at(-1).id;
  }

  /** The list that the company has: the holder, somebody who is on each, and somebody who is on this one alone. */
  private list(): string {
    const { number, name, project, list } = this.world;
    this.made += 1;
    if (list) return list(this.made);
    const others = ['走编-1000', `走编-${1000 + this.made}`].map((one) => `${one},李四,资料员,${project},`);
    return ['证书编号,姓名,岗位,项目,班组长', `${number},${name},施工员,${project},赵班长`, ...others].join(
      '\n',
    );
  }

  private async checked(): Promise<{ id: string; gone: { personId: string }[] }> {
    const { company } = this.world;
    const path = `${this.at(company)}/rosters?fileName=list.csv`;
    return (await this.do('POST', path, company.by, this.list())).body;
  }

  /** A dry run to be looked at: one for all who look. */
  private async looked(): Promise<string> {
    this.toLookAt ??= (await this.checked()).id;
    return this.toLookAt;
  }

  private async taken(): Promise<string> {
    const { company } = this.world;
    const { id, gone } = await this.checked();
    const answers = gone.map(({ personId }) => ({ personId, answer: 'remove' }));
    await this.do('POST', `${this.at(company)}/rosters/${id}/take-over`, company.by, { gone: answers });
    return id;
  }

  private async person(): Promise<string> {
    const { company, number } = this.world;
    const path = `${this.at(company)}/people`;
    const find = async (): Promise<string | undefined> =>
      (await this.do('GET', `${path}?search=${encodeURIComponent(number)}`, company.by)).body.people[0]?.id;
    const found = await find();
    if (found) return found;
    await this.taken();
    return (await find()) as string;
  }

  /** Somebody on the list who is not the holder. */
  private async another(): Promise<string> {
    const { company, number } = this.world;
    const { people } = (await this.do('GET', `${this.at(company)}/people`, company.by)).body;
    const found = people.find((one: { number: string }) => one.number !== number);
    if (found) return found.id;
    await this.taken();
    return this.another();
  }

  private needs(): Partial<Record<OfficeKey, () => Promise<OfficeAttempt>>> {
    const { world } = this;
    const body = (key: OfficeKey) => exampleOf(key).body;
    /** With an id of something of an organisation. */
    const withId =
      (key: OfficeKey, id: () => Promise<string>, more: () => object | Promise<object> = () => ({})) =>
      async (): Promise<OfficeAttempt> => {
        const desk = this.deskOf(key);
        const given = await id();
        return { by: desk.by, path: filled(key, desk.org, given), body: body(key), ...(await more()) };
      };
    const byPhone =
      (key: OfficeKey, by: () => Auth | Promise<Auth>, value?: () => Promise<string>, more: object = {}) =>
      async (): Promise<OfficeAttempt> => {
        const given = value ? [await value()] : [];
        return { by: await by(), path: filled(key, ...given), body: body(key), ...more };
      };
    const holder = () => world.holder;
    const asked = async () => (await this.signIn()).code;
    const rosters: Partial<Record<OfficeKey, () => Promise<OfficeAttempt>>> = {
      'POST /v1/office/orgs/:org/rosters': async () => ({
        ...{ by: world.company.by, upload: this.list() },
        path: filled('POST /v1/office/orgs/:org/rosters', world.company.org),
      }),
      'POST /v1/office/orgs/:org/rosters/:id/take-over': async () => {
        const { id, gone } = await this.checked();
        const key = 'POST /v1/office/orgs/:org/rosters/:id/take-over';
        const answers = gone.map(({ personId }) => ({ personId, answer: 'keep' }));
        return {
          ...{ by: world.company.by, path: filled(key, world.company.org, id) },
          body: answers.length > 0 ? { gone: answers } : body(key),
        };
      },
      'POST /v1/office/orgs/:org/rosters/:id/undo': withId('POST /v1/office/orgs/:org/rosters/:id/undo', () =>
        this.taken(),
      ),
    };
    for (const key of [
      'GET /v1/office/orgs/:org/rosters/:id',
      'GET /v1/office/orgs/:org/rosters/:id/rows',
      'PUT /v1/office/orgs/:org/rosters/:id/row',
    ] as const)
      rosters[key] = withId(key, () => this.looked());
    rosters['GET /v1/office/orgs/:org/rosters/:id/file'] = withId(
      'GET /v1/office/orgs/:org/rosters/:id/file',
      async () => {
        await this.confirmed();
        return this.looked();
      },
    );
    return {
      ...rosters,
      'POST /v1/office/sign-ins/poll': async () => {
        const { code, secret } = await this.signIn();
        return { by: null, path: '/v1/office/sign-ins/poll', body: { code, secret } };
      },
      'POST /v1/office/confirmations/poll': async () => {
        const { code, secret } = await this.askedAnew();
        return { by: world.company.by, path: '/v1/office/confirmations/poll', body: { code, secret } };
      },
      'GET /v1/office/sign-ins/:code': byPhone('GET /v1/office/sign-ins/:code', holder, asked),
      'POST /v1/office/sign-ins/:code/answer': async () => {
        const { code, digits } = await this.signIn();
        const key = 'POST /v1/office/sign-ins/:code/answer';
        return { by: world.holder, path: filled(key, code), body: { confirm: true, digits } };
      },
      'GET /v1/office/desks': byPhone('GET /v1/office/desks', holder),
      'DELETE /v1/office/desks/:id': byPhone('DELETE /v1/office/desks/:id', holder, async () => {
        await this.sitDown(world.holder);
        return (await this.do('GET', '/v1/office/desks', world.holder)).body.desks[0].id;
      }),
      'GET /v1/office/invitations/:code': byPhone('GET /v1/office/invitations/:code', holder, () =>
        this.invited(),
      ),
      'POST /v1/office/invitations/:code/acceptance': byPhone(
        'POST /v1/office/invitations/:code/acceptance',
        world.guest,
        () => this.invited(),
      ),
      'GET /v1/office/posters/:code': byPhone('GET /v1/office/posters/:code', holder, () => this.poster()),
      'POST /v1/office/posters/:code/consents': async () => {
        const key = 'POST /v1/office/posters/:code/consents';
        const { certificateId, name } = world;
        const told = { ...(body(key) as object), certificateId, name };
        return { by: world.holder, path: filled(key, await this.poster()), body: told };
      },
      'GET /v1/office/consents': byPhone('GET /v1/office/consents', holder),
      'DELETE /v1/office/consents/:id': byPhone('DELETE /v1/office/consents/:id', holder, () =>
        this.consent(),
      ),
      'GET /v1/office/team': byPhone('GET /v1/office/team', () => world.leader),
      'POST /v1/office/team/:id/told': byPhone(
        'POST /v1/office/team/:id/told',
        () => world.leader,
        () => this.person(),
      ),
      'DELETE /v1/office/session': byPhone('DELETE /v1/office/session', async () =>
        this.sitDown(world.holder),
      ),
      'POST /v1/office/applications': byPhone(
        'POST /v1/office/applications',
        async () => this.sitDown(await world.guest()),
        undefined,
        { body: this.wish() },
      ),
      'DELETE /v1/office/applications/:id': async () => {
        const { desk, id } = await this.application();
        return { by: desk, path: filled('DELETE /v1/office/applications/:id', id) };
      },
      'PUT /v1/office/orgs/:org/members/:id': withId(
        'PUT /v1/office/orgs/:org/members/:id',
        async () => (await this.member()).id,
      ),
      'DELETE /v1/office/orgs/:org/members/:id': withId(
        'DELETE /v1/office/orgs/:org/members/:id',
        async () => (await this.member()).id,
      ),
      'POST /v1/office/orgs/:org/leave': async () => {
        const key = 'POST /v1/office/orgs/:org/leave';
        return { by: (await this.member()).desk, path: filled(key, world.company.org), body: body(key) };
      },
      'DELETE /v1/office/orgs/:org/invitations/:id': withId(
        'DELETE /v1/office/orgs/:org/invitations/:id',
        () =>
          this.made1<{ id: string }>(
            ...(['POST', `${this.at(world.company)}/invitations`, world.company.by] as const),
            { role: 'company-viewer' },
            ({ id }) => id,
          ),
      ),
      'POST /v1/office/orgs/:org/applications/:id/decision': withId(
        'POST /v1/office/orgs/:org/applications/:id/decision',
        async () => (await this.application()).id,
      ),
      'PUT /v1/office/orgs/:org/companies/:company': withId(
        'PUT /v1/office/orgs/:org/companies/:company',
        () => this.approved(),
      ),
      'POST /v1/office/orgs/:org/companies/:company/merge': withId(
        'POST /v1/office/orgs/:org/companies/:company/merge',
        () => this.approved(),
        async () => ({
          body: {
            ...(body('POST /v1/office/orgs/:org/companies/:company/merge') as object),
            into: await this.approved(),
          },
        }),
      ),
      'POST /v1/office/orgs/:org/companies/:company/names': withId(
        'POST /v1/office/orgs/:org/companies/:company/names',
        async () => world.company.org,
      ),
      'GET /v1/office/orgs/:org/people/:id': withId('GET /v1/office/orgs/:org/people/:id', () =>
        this.person(),
      ),
      'DELETE /v1/office/orgs/:org/people/:id': withId('DELETE /v1/office/orgs/:org/people/:id', () =>
        this.another(),
      ),
      'POST /v1/office/orgs/:org/people/:id/told': withId('POST /v1/office/orgs/:org/people/:id/told', () =>
        this.person(),
      ),
      'DELETE /v1/office/orgs/:org/posters/:id': withId('DELETE /v1/office/orgs/:org/posters/:id', () =>
        this.made1<{ id: string }>(
          ...(['POST', `${this.at(world.company)}/posters`, world.company.by] as const),
          {},
          ({ id }) => id,
        ),
      ),
      'POST /v1/office/orgs/:org/nudges/preview': async () => {
        const key = 'POST /v1/office/orgs/:org/nudges/preview';
        const people = [await this.person()];
        return { by: world.company.by, path: filled(key, world.company.org), body: { people } };
      },
      'POST /v1/office/orgs/:org/nudges': async () => {
        const people = [await this.person()];
        await this.consent();
        const key = 'POST /v1/office/orgs/:org/nudges';
        return { by: world.company.by, path: filled(key, world.company.org), body: { people } };
      },
      'POST /v1/office/orgs/:org/lists/:id/cancel': async () => {
        const key = 'POST /v1/office/orgs/:org/lists/:id/cancel';
        const { by, org } = world.site;
        return { by, path: filled(key, org, (await world.running?.()) ?? ANY_ID), body: {} };
      },
      ...Object.fromEntries(
        (['take', 'answer', 'close'] as const).map((act) => {
          const key = `POST /v1/office/orgs/:org/questions/:id/${act}` as const;
          return [key, withId(key, () => this.question())];
        }),
      ),
    };
  }
}
