// Every error that a handler can come to throw is named by its contract: read from the sources, so that it also holds
// where no test gets to. What the reading takes for possible and is not stands here with its reason.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type EndpointKey, endpoints, errorsOf } from '@hz/shared/contracts';
import { isLongRun } from '../support/long';
import type { Thrown } from '../support/thrown-codes';

/** By functions that are called one by the other. */
const NEVER_THROUGH: Readonly<Record<string, string>> = {
  writeDown: 'the talk says what the records refuse, in its answer',
  'change > addClosed': 'what is refused leaves the answers open, and they are changed',
  'addedBefore > get': 'a certificate that was deleted since is answers that are incomplete',
};
/** By route and code. */
const NEVER: Readonly<Record<string, string>> = {
  'POST /v1/intake/finish fact-invalid': 'the first version adds in a way of its own',
  'POST /v1/intake/finish date-in-future': 'the first version adds in a way of its own',
  'POST /v1/intake/finish version-conflict': 'the first version adds in a way of its own',
  'POST /v2/intake/finish fact-invalid': 'each answer was looked at when it was given',
  'POST /v2/intake/finish date-in-future': 'each answer was looked at when it was given',
  'PUT /v2/certificates/:id/credits/:creditId entry-gone': 'the second version has no edits of that kind',
  'PUT /v1/certificates/:id/totals/:creditId entry-gone': 'a total is put, never edited',
  'PUT /v2/certificates/:id/totals/:creditId entry-gone': 'a total is put, never edited',
  'PUT /v2/certificates/:id/totals/:creditId day-full': 'a total is of many days',
  'PUT /v1/certificates/:id/totals/:creditId day-full': 'a total is of many days',
  'DELETE /v1/certificates/:id/steps/:stepId date-in-future': 'taken back, it says no day',
  'DELETE /v1/certificates/:id/steps/:stepId date-order': 'taken back, one of the two days is not there',
  'DELETE /v2/certificates/:id/steps/:stepId fact-invalid': 'taken back, nothing is told',
  'DELETE /v2/certificates/:id/steps/:stepId date-in-future': 'taken back, nothing is told',
  'GET /v1/office/session not-found': 'no organisation is ever deleted',
  'POST /v1/office/first not-found': 'no organisation is ever deleted',
  'GET /v1/office/team not-found': 'no organisation is ever deleted',
  'POST /v1/registry/imports not-found': 'no import is ever deleted',
  'POST /v1/looks not-found': 'a certificate that is gone at this moment is as nobody’s',
  'POST /v2/looks not-found': 'a certificate that is gone at this moment is as nobody’s',
};

const long = isLongRun ? test : test.skip;
long(
  'every error that a handler can throw is named by its contract',
  () => {
    const reader = ['--import', 'tsx', join(__dirname, '../support/thrown-codes.ts')];
    const told = execFileSync(process.execPath, reader, { encoding: 'utf8', maxBuffer: 1 << 26 });
    const thrown: Thrown[] = JSON.parse(told);
    expect(new Set(thrown.map(({ route }) => route)).size).toBeGreaterThan(100);
    const unnamed = thrown.filter(
      ({ route, code, through }) =>
        !errorsOf(endpoints[route as EndpointKey]).includes(code as never) &&
        !Object.keys(NEVER_THROUGH).some((names) =>
          ` > ${through.join(' > ')} > `.includes(` > ${names} > `),
        ),
    );
    const surprising = unnamed.filter(({ route, code }) => !(`${route} ${code}` in NEVER));
    expect(surprising).toEqual([]);
    const found = unnamed.map(({ route, code }) => `${route} ${code}`);
    expect(Object.keys(NEVER).filter((name) => !found.includes(name))).toEqual([]);
  },
  600_000,
);
