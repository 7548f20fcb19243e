// Records of a document that is served no longer: nothing new is claimed of them, which is told to nobody but whose they
// are; what was claimed is told and let go as ever.
import { aList, appoint, CERTIFICATE_HEADING, importList } from '../../support/registry';
import { aKeyring, expectError, startApp, TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';

test.each(['jilin-2022-25', 'hubei-2021'])(
  'of %s, a record is claimed no more; one that was is read and let go',
  async (pack) => {
    const keyring = aKeyring();
    const app = await startApp({ keyring, today: '2026-11-28' });
    const clerk = await appoint(app, await app.signIn(), 'clerk');
    const rows = [1, 2].map((at) => [
      ...[`N-100${at}`, '', aName(at), anIdentityNumber(at), '材料员', '有效', '2022-12-05'],
    ]);
    await importList(app, clerk, aList(CERTIFICATE_HEADING, ...rows), { pack, asOf: '2026-11-01' });
    const wish = (at: number) => ({
      name: aName(at),
      idNumber: anIdentityNumber(at),
      number: `N-100${at}`,
    });
    const holder = await app.signIn();
    const { body: claimed } = await holder.request('POST', '/v1/claims', wish(1)).expect(200);
    const before = await holder.get('/v1/claims');

    const without = await startApp({ sameDataAs: app, keyring, packs: ['anhui-2021'], today: '2026-11-28' });
    const there = new TestHolder(without, holder.phone, holder.tokens);
    expect(await there.get('/v1/claims')).toEqual(before);
    const at = `/v2/certificates/${claimed.certificateId}`;
    expect(await there.get(at)).toMatchObject({ number: 'N-1001', packState: 'not-served', headline: null });

    const refused = await there.request('POST', '/v1/claims', wish(2));
    expectError(refused, 422, 'pack-not-served');
    expect(refused.body.error.message).toContain('这里现在不办了');
    const others = await there.request('POST', '/v1/claims', { ...wish(2), name: aName(3) });
    expectError(others, 422, 'claim-not-matched');
    expect((await there.get('/v2/certificates')).certificates).toHaveLength(1);

    await there.request('DELETE', `/v1/claims/${claimed.id}`).expect(204);
    expect((await there.get('/v1/claims')).claims).toEqual([]);
    expect(await there.get(at)).toMatchObject({ number: null, official: null });
    // Where it is served again it can be claimed again.
    await holder.request('POST', '/v1/claims', wish(1)).expect(200);
    await without.stop();
    await app.stop();
  },
);
