import { parseDay } from '@hz/shared/calendar';
import type { RequestOf } from '@hz/shared/contracts';
import { tryIntake } from '../../server/src/packs/intake';
import { PackOffer } from '../../server/src/packs/offer';
import { presentPack, presentSummary } from '../../server/src/packs/presenter';
import { phone } from './taro-double';
import './views';

type Tried = Required<RequestOf<'POST /v2/intake/try'>['body']>;

/** What it serves: the preset first. */
const SERVED = ['jilin-2022-25', 'hubei-2021', 'yunnan-2023', 'safety-abc'];

export interface PackServer {
  /** What is chosen in the account. */
  choice: string | null;
  /** Every state of the first questions that was asked for. */
  readonly tried: Tried[];
  /** The title of the notice that the first version of the API knows. */
  firstNotice: string | null;
}

/** Answers as the server does on a day: what packs say and ask is worked out by the real parts. */
export function aServer(today: string): PackServer {
  const offer = new PackOffer(SERVED);
  const asOf = parseDay(today);
  const server: PackServer = { choice: null, tried: [], firstNotice: null };
  phone.answers(({ method, path, body, token }) => {
    const preset = offer.preset.id;
    if (path === '/v1/clock') return { body: { today, time: '09:00', simulated: true } };
    if (path === '/v2/packs')
      return {
        body: { asOf: today, packs: offer.all().map((pack) => presentSummary(offer, pack, asOf)) },
      };
    if (path.startsWith('/v2/packs/'))
      return { body: presentPack(offer, offer.get(path.slice('/v2/packs/'.length)), asOf) };
    if (path === '/v2/choice' && token) {
      if (method === 'PUT') server.choice = (body as { pack: string }).pack;
      return { body: { pack: server.choice, preset } };
    }
    if (path === '/v2/intake/try') {
      server.tried.push(body as Tried);
      return { body: tryIntake(offer, body as Tried, asOf) };
    }
    if (path === '/v1/notice') return { body: { title: server.firstNotice } };
    return { status: 404 };
  });
  return server;
}
