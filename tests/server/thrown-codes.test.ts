// Every error that a handler can come to throw is named by its contract: read from the sources, so that it also holds
// where no test gets to. What the reading takes for possible and is not stands here with its reason.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type EndpointKey, endpoints, errorsOf } from '@hz/shared/contracts';
import { isLongRun } from '../support/long';
import type { Thrown } from '../support/thrown-codes';

/** By a function on the way. */
const NEVER_THROUGH: Readonly<Record<string, string>> = {
  writeDown: 'the talk says what the records refuse, in its answer',
};
/** By route and code. */
const NEVER: Readonly<Record<string, string>> = {
  'PUT /v2/certificates/:id/credits/:creditId entry-gone': 'the second version has no edits of that kind',
  'PUT /v1/certificates/:id/totals/:creditId entry-gone': 'a total is put, never edited',
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
        !through.some((name) => name in NEVER_THROUGH),
    );
    const surprising = unnamed.filter(({ route, code }) => !(`${route} ${code}` in NEVER));
    expect(surprising).toEqual([]);
    const found = unnamed.map(({ route, code }) => `${route} ${code}`);
    expect(Object.keys(NEVER).filter((name) => !found.includes(name))).toEqual([]);
  },
  600_000,
);
