// The environment of the tests that run in Node: the context of the process itself, so that what common modules make
// (common-modules.cjs) and what the tests make is of one kind. What a file leaves behind is taken away after it.
const vm = require('node:vm');
const { LegacyFakeTimers, ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Stands for the context of the process where jest asks for a context to compile in. */
const processContext = vm.createContext();
const { compileFunction } = vm;
vm.compileFunction = (source, names, options) =>
  compileFunction(source, names, {
    ...options,
    parsingContext: options?.parsingContext === processContext ? undefined : options?.parsingContext,
  });

module.exports = class OneContext {
  global = globalThis;

  constructor({ projectConfig }) {
    this.restore = remember();
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = new LegacyFakeTimers({
      config: projectConfig,
      global: globalThis,
      moduleMocker: this.moduleMocker,
      timerConfig: { idToRef: (timer) => timer, refToId: (timer) => timer },
    });
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    this.fakeTimers.dispose();
    this.fakeTimersModern.dispose();
    this.restore();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return processContext;
  }
};

/** Takes back what was put on the process since: globals, variables, the exit code and who listens to what. */
function remember() {
  const globals = new Set(Reflect.ownKeys(globalThis));
  const variables = { ...process.env };
  const { exitCode } = process;
  const listeners = new Map(
    process.eventNames().map((event) => [event, new Set(process.rawListeners(event))]),
  );
  return () => {
    for (const key of Reflect.ownKeys(globalThis))
      if (!globals.has(key)) Reflect.deleteProperty(globalThis, key);
    for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name];
    Object.assign(process.env, variables);
    process.exitCode = exitCode;
    for (const event of process.eventNames())
      for (const listener of process.rawListeners(event))
        if (!listeners.get(event)?.has(listener)) process.removeListener(event, listener);
  };
}
