import { fail } from '../errors';
import { type Doc, isDoc, toNumber } from '../values/document';
import type { Command } from './environment';

interface FailPoint {
  commands: string[];
  data: Doc;
  /** How many of these commands succeed first. */
  skip: number;
  left: number;
}

let current: FailPoint | undefined;

/** MongoDB's `failCommand`, by which tests make chosen commands fail; with `skip` of our own in its data. */
const configureFailPoint: Command = {
  fields: 'mode data',
  run({ configureFailPoint: name, mode, data }) {
    if (name !== 'failCommand') fail('BadValue', `unknown fail point: ${String(name)}`);
    const times = isDoc(mode) ? toNumber(mode.times) : mode === 'alwaysOn' ? Number.POSITIVE_INFINITY : 0;
    if (times === undefined) fail('BadValue', 'a fail point has the mode alwaysOn, off or { times: n }');
    const given = isDoc(data) ? data : {};
    current =
      times === 0
        ? undefined
        : {
            commands: (given.failCommands ?? []) as string[],
            data: given,
            skip: toNumber(given.skip) ?? 0,
            left: times,
          };
    return {};
  },
};

/** Known only to a store that a test has started with fail points. */
export const failPointCommands: Record<string, Command> = { configureFailPoint };

/** Asks that the connection be closed without an answer. */
export class ConnectionClosed extends Error {}

/** Fails this command when a test asks for it; or gives what is to be added to its answer. */
export function applyFailPoint(name: string): Doc {
  if (!current?.commands.includes(name)) return {};
  const { data } = current;
  if (current.skip > 0) {
    current.skip -= 1;
    return {};
  }
  current.left -= 1;
  if (current.left === 0) current = undefined;
  if (data.endThread === true) process.exit(1); // of this worker: as where it has run out of memory
  if (data.closeConnection === true) throw new ConnectionClosed();
  const labels = data.errorLabels === undefined ? {} : { errorLabels: data.errorLabels };
  const code = toNumber(data.errorCode);
  if (code !== undefined) fail(code, 'Failing command via fail point', { ...labels, ...extra(data) });
  return isDoc(data.writeConcernError) ? { writeConcernError: data.writeConcernError, ...labels } : {};
}

const extra = ({ errorExtra }: Doc): Doc => (isDoc(errorExtra) ? errorExtra : {});
