import { fail, notSupported } from '../errors';
import { maxDocumentBytes, toNumber } from '../values/document';
import type { Command } from './environment';
import { speculativeSignIn } from './sign-in';

export const maxMessageBytes = 48_000_000;
const version = '7.0.0';

/** A standalone of MongoDB 7.0: a later wire version would make the driver offer what is not here. */
const hello: Command = {
  fields:
    'helloOk client compression saslSupportedMechs speculativeAuthenticate loadBalanced topologyVersion maxAwaitTimeMS backpressure',
  run: (command, environment) => ({
    helloOk: true,
    [Object.hasOwn(command, 'hello') ? 'isWritablePrimary' : 'ismaster']: true,
    maxBsonObjectSize: maxDocumentBytes,
    maxMessageSizeBytes: maxMessageBytes,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: environment.client.connectionId,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ...speculativeSignIn(command, environment),
  }),
};

const acknowledge: Command = { fields: '', run: () => ({}) };

const refuseTransaction: Command = {
  fields: 'recoveryToken',
  run: () => {
    throw notSupported('A transaction');
  },
};

const setParameter: Command = {
  fields: 'ttlMonitorSleepSecs',
  run(command, { settings }) {
    const seconds = toNumber(command.ttlMonitorSleepSecs);
    if (seconds === undefined || seconds <= 0) fail('BadValue', 'ttlMonitorSleepSecs must be greater than 0');
    const was = settings.ttlMonitorSleepSecs;
    settings.ttlMonitorSleepSecs = seconds;
    return { was };
  },
};

export const serverCommands: Record<string, Command> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: acknowledge,
  buildInfo: {
    fields: '',
    run: () => ({
      version,
      versionArray: [7, 0, 0, 0],
      gitVersion: 'embedded',
      modules: ['embedded'],
      bits: 64,
      maxBsonObjectSize: maxDocumentBytes,
    }),
  },
  serverStatus: {
    fields: 'repl metrics locks',
    run: () => ({
      host: '127.0.0.1',
      version,
      process: 'embedded',
      pid: process.pid,
      uptime: process.uptime(),
      localTime: new Date(),
    }),
  },
  connectionStatus: {
    fields: 'showPrivileges',
    run: (_command, { client, credentials }) => ({
      authInfo: {
        authenticatedUsers: client.isKnown ? [{ user: credentials.name, db: 'admin' }] : [],
        authenticatedUserRoles: client.isKnown ? [{ role: 'root', db: 'admin' }] : [],
        authenticatedUserPrivileges: [],
      },
    }),
  },
  getParameter: {
    fields: 'featureCompatibilityVersion authenticationMechanisms requireApiVersion ttlMonitorSleepSecs',
    run: (_command, { settings }) => ({
      featureCompatibilityVersion: { version: '7.0' },
      authenticationMechanisms: ['SCRAM-SHA-256'],
      requireApiVersion: false,
      ...settings,
    }),
  },
  setParameter,
  startSession: { fields: '', run: () => ({ timeoutMinutes: 30 }) },
  endSessions: acknowledge,
  refreshSessions: acknowledge,
  killSessions: acknowledge,
  killAllSessions: acknowledge,
  commitTransaction: refuseTransaction,
  abortTransaction: refuseTransaction,
};
