import { parsePayload, type Refusal, verifyStatus } from '@hz/shared/codes';
import { call } from '../../api/call';
import { asFailure } from '../../api/failure';
import { chosenPack } from '../packs/store';
import { keys, type Outcome } from './store';
import { words } from './words';

// Codes live in real time, not by the helper's clock.
const realSeconds = (): number => Math.floor(Date.now() / 1000);

// Without the server there is this phone's clock alone, and it may be wrong either way.
const offlineSentence = ({ code, sentence }: Refusal): string =>
  code === 'expired' ? words.offlineExpired : code === 'clock-differs' ? words.offlineBehind : sentence;

/**
 * How the certificate behind a scanned or typed content stands. An address is read for a number and never opened.
 * Without a connection a status code is verified with the keys that are kept on the phone.
 */
export async function lookUp(content: string): Promise<Outcome> {
  const payload = parsePayload(content);
  if (payload.kind === 'refused') return payload;
  try {
    const body = { payload: content.trim(), pack: chosenPack() };
    return { kind: 'look', look: await call('POST /v2/looks', { body }) };
  } catch (error) {
    const failure = asFailure(error);
    if (!failure.offline)
      return { kind: 'refused', sentence: failure.message, forged: failure.code === 'status-forged' };
    if (payload.kind === 'number') return { kind: 'refused', sentence: words.offlineRefusal };
    const status = verifyStatus(payload.text, keys.state.get().data ?? [], realSeconds());
    if (status.kind === 'verified') return { kind: 'verified', status };
    return { ...status, sentence: offlineSentence(status), forged: status.code === 'forged' };
  }
}
