import { setTimeout as pause } from 'node:timers/promises';
import { parseDay } from '@hz/shared/calendar';
import { notFound } from '../../platform/errors';
import { type Binding, route } from '../../platform/http/route';
import { receiveListFile } from './import/list-file';
import {
  presentClaim,
  presentClaims,
  presentDispute,
  presentFinding,
  presentImport,
  presentPending,
} from './presenter';
import type { RegistryService } from './service';

/** A small list is done by the time its import is answered. */
const ANSWER_WITHIN_MS = 1500;

/** Serves claims to holders, imports to clerks and disputes to officers. */
export const registryRoutes = (registry: RegistryService, note: NoteAct): Binding[] => [
  ...claimRoutes(registry),
  ...importRoutes(registry, note),
  ...disputeRoutes(registry, note),
];

/** Writes a privileged act into the log: who, its stable name, and the act in a sentence. */
export type NoteAct = (holderId: string, act: string, sentence: string) => Promise<void>;

const claimRoutes = (registry: RegistryService): Binding[] => [
  route('GET /v1/claims', async ({ caller }) => {
    const told = await registry.claimsOf(caller.holderId);
    return { claims: presentClaims(told), triesLeft: told.triesLeft };
  }),
  route('POST /v1/claims', async ({ caller, body }) => {
    const outcome = await registry.claim(caller.holderId, body);
    const told = await registry.claimsOf(caller.holderId);
    return 'claim' in outcome ? presentClaim(outcome.claim, told) : presentPending(outcome.dispute, told);
  }),
  route('DELETE /v1/claims/:id', async ({ caller, params }) => {
    if (!(await registry.releaseClaim(caller.holderId, params.id))) throw notFound();
  }),
];

const importRoutes = (registry: RegistryService, note: NoteAct): Binding[] => [
  route('POST /v1/registry/imports', async ({ caller, query, upload }) => {
    await registry.countImport(caller.holderId);
    const { fileName, kind, source, mapping = {}, pack } = query;
    const file = await receiveListFile(upload, fileName);
    const begun = await registry.beginImport(file, {
      ...{ kind, pack, source, mapping },
      asOf: parseDay(query.asOf),
      coversFrom: query.coversFrom === undefined ? null : parseDay(query.coversFrom),
      dryRun: query.dryRun === 'true',
      author: caller.holderId,
    });
    if (query.dryRun !== 'true') await note(caller.holderId, 'list-imported', `导入名单“${fileName}”`);
    await Promise.race([begun.done, pause(ANSWER_WITHIN_MS, undefined, { ref: false })]);
    return presentImport(
      await registry.imports.get(begun.record._id.toHexString()),
      ...([registry.home, begun.repeated] as const),
    );
  }),
  route('GET /v1/registry/imports', async () => ({
    imports: (await registry.imports.list()).map((record) => presentImport(record, registry.home)),
  })),
  route('GET /v1/registry/imports/:id', async ({ params }) =>
    presentImport(await registry.imports.get(params.id), registry.home),
  ),
  route('GET /v1/registry/imports/:id/findings', async ({ params, query }) => {
    const { findings, more } = await registry.imports.findings(params.id, query);
    return { findings: findings.map(presentFinding), more };
  }),
  route('POST /v1/registry/imports/:id/cancel', async ({ params }) =>
    presentImport(await registry.imports.cancel(params.id), registry.home),
  ),
  route('POST /v1/registry/imports/:id/take-back', async ({ caller, params }) => {
    const record = await registry.imports.takeBack(params.id);
    await note(caller.holderId, 'list-taken-back', `收回名单“${record.fileName}”`);
    return presentImport(record, registry.home);
  }),
];

const DECISIONS = { holder: '归原来的人', claimant: '归后来的人', neither: '两人都不归' } as const;

const disputeRoutes = (registry: RegistryService, note: NoteAct): Binding[] => [
  route('GET /v1/registry/disputes', async () => ({
    disputes: (await registry.listDisputes()).map(presentDispute),
  })),
  route('POST /v1/registry/disputes/:id/decision', async ({ caller, params, body }) => {
    const { decision, note: why = null } = body;
    const decided = await registry.decideDispute(params.id, decision, why, caller.holderId);
    await note(caller.holderId, 'dispute-decided', `决定了一件认领争议：${DECISIONS[decision]}`);
    return presentDispute(decided);
  }),
];
