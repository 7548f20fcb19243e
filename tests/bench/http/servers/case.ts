import { explain, parseCase } from '@hz/shared/v1/engine';
import { presentAssessed } from '../../../../server/src/present/assessment';
import { aJsonCase } from '../../../support/cases';

/** What every server is sent: a site professional half-way, with ten hour entries. */
export const requestBody = JSON.stringify(
  aJsonCase({
    registeredOn: '2022-11-20',
    credits: Object.fromEntries([...Array(10).keys()].map((index) => [`2022-11-2${index}`, 2.5])),
  }),
);

/** What every server answers. */
export function responseBody(): string {
  const { rulebook, input } = parseCase(JSON.parse(requestBody));
  return JSON.stringify(presentAssessed(rulebook, explain(rulebook, input), input.asOf));
}

/** Tells the parent process where a server listens. */
export function announce(address: unknown): void {
  console.log((address as { port: number }).port);
}
