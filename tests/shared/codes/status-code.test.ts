import {
  bytesToSign,
  packVerdicts,
  readStatusText,
  refuse,
  STATUS_PREFIX,
  statusText,
  verdicts,
  verifyStatus,
} from '@hz/shared/codes';
import { create } from 'qrcode';
import nacl from 'tweetnacl';
import { times } from '../../support/long';
import fc from '../../support/properties';
import { aBody, aKeyPair, aSignedStatus, ISSUED_AT, publicKeyOf } from '../../support/status-codes';
import { readByAppsBefore } from '../../support/status-decoder-before';

/** What is signed before the body: what the signature is for. */
const PREFIX_BYTES = 'huanzheng/status/1'.length;

/** `aSignedStatus()` as the build before the second version wrote it. */
const WRITTEN_BEFORE =
  'AEBACLDDRVBJAN4EOKFOOME6VMASGRLHRGV433YBENCWPU3GJNH7K7NESLW5DCFP244BGHAVWQU6ZI4V3WS3FDG3G6TLVB35SMCPTFSCXWCVO4AX27QYMX2UIDRRMH5Z3TL5RIYF5CXHEOORNMAA';

const keys = [publicKeyOf(aKeyPair())];
const refused = (code: string) => expect.objectContaining({ kind: 'refused', code });

describe('the size of a status code', () => {
  const text = aSignedStatus();
  const versionOf = (content: string) => create(content, { errorCorrectionLevel: 'M' }).version;

  test('alone: 151 letters, QR version 6 at level M', () => {
    expect(STATUS_PREFIX + text).toHaveLength(151);
    expect(versionOf(STATUS_PREFIX + text)).toBe(6);
  });

  test('as an upper-case address of 177 letters: QR version 7 at level M', () => {
    const address = `HTTPS://HUANZHENG.TEST.CN/S/${text}`;
    expect(address.length).toBeLessThanOrEqual(178);
    expect(versionOf(address)).toBe(7);
  });
});

describe('writing and reading', () => {
  const anyBody = fc.record({
    verdict: fc.constantFrom(...packVerdicts),
    lifetime: fc.integer({ min: 1, max: 600 }),
    issuedAt: fc.integer({ min: 0, max: 0xffffffff }),
    keyId: fc.stringMatching(/^[0-9a-f]{16}$/),
    recordId: fc.stringMatching(/^[0-9a-f]{24}$/),
  });

  test('a body comes back as it was written', () => {
    fc.assert(
      fc.property(anyBody, fc.uint8Array({ minLength: 64, maxLength: 64 }), (body, signature) => {
        const signed = bytesToSign(body);
        expect(readStatusText(statusText(signed, signature))).toEqual({ body, signed, signature });
      }),
    );
  });

  test('a lifetime over ten minutes cannot be written', () => {
    expect(() => bytesToSign(aBody({ lifetime: 601 }))).toThrow(RangeError);
    expect(() => bytesToSign(aBody({ lifetime: 0 }))).toThrow(RangeError);
  });

  test('no two texts mean the same code', () => {
    const text = aSignedStatus();
    const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(text.slice(-1));
    const other = text.slice(0, -1) + 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[last + 1];
    expect(readStatusText(other)).toBe('unreadable');
  });

  test('a code that is out in the field is read as ever: these letters were made by the build before', () => {
    // Version 1, each of its eight verdicts; body and signature as that build wrote them.
    for (const [number, verdict] of verdicts.entries()) {
      const text = aSignedStatus({ verdict });
      expect([...bytesToSign(aBody({ verdict }))].slice(PREFIX_BYTES, PREFIX_BYTES + 2)).toEqual([1, number]);
      expect(readByAppsBefore(text)).toEqual({ verdict });
      expect(readStatusText(text)).toMatchObject({ body: { verdict } });
    }
    expect(aSignedStatus()).toBe(WRITTEN_BEFORE);
  });

  test('what only another pack can say has the next version: an app built before asks for an update', () => {
    for (const verdict of packVerdicts.slice(verdicts.length)) {
      const text = aSignedStatus({ verdict });
      expect(text).toHaveLength(148);
      expect(bytesToSign(aBody({ verdict }))[PREFIX_BYTES]).toBe(2);
      expect(readByAppsBefore(text)).toBe('newer-version');
      expect(verifyStatus(text, keys, ISSUED_AT)).toMatchObject({ kind: 'verified', body: { verdict } });
    }
  });

  test('a verdict that is not known yet asks for an update, in either version', () => {
    for (const version of [1, 2]) {
      const bytes = bytesToSign(aBody()).slice(0);
      bytes[PREFIX_BYTES] = version;
      bytes[PREFIX_BYTES + 1] = packVerdicts.length;
      const text = statusText(bytes, nacl.sign.detached(bytes, aKeyPair().secretKey));
      expect(readStatusText(text)).toBe('newer-version');
      expect(refuse('newer-version').sentence).toContain('请更新');
    }
  });

  test('a code of a later version asks for an update', () => {
    const text = aSignedStatus();
    expect(readStatusText(`AM${text.slice(2)}`)).toBe('newer-version');
    expect(readStatusText(`AA${text.slice(2)}`)).toBe('unreadable');
  });
});

describe('verification without network', () => {
  test('a fresh code is genuine, and its age is told', () => {
    expect(verifyStatus(aSignedStatus(), keys, ISSUED_AT + 90)).toEqual({
      kind: 'verified',
      body: aBody(),
      age: 90,
      expiresAt: ISSUED_AT + 300,
    });
  });

  test('a code holds to its last second', () => {
    expect(verifyStatus(aSignedStatus(), keys, ISSUED_AT + 300)).toHaveProperty('kind', 'verified');
    expect(verifyStatus(aSignedStatus(), keys, ISSUED_AT + 301)).toEqual(refused('expired'));
  });

  test('a code from the future means that a clock is wrong; two minutes are forgiven', () => {
    expect(verifyStatus(aSignedStatus(), keys, ISSUED_AT - 120)).toHaveProperty('age', 0);
    expect(verifyStatus(aSignedStatus(), keys, ISSUED_AT - 121)).toEqual(refused('clock-differs'));
  });

  test('a code of a key that is not cached asks for the network, unless it is too old anyway', () => {
    const text = aSignedStatus({}, aKeyPair(2));
    expect(verifyStatus(text, keys, ISSUED_AT)).toEqual(refused('unknown-key'));
    expect(verifyStatus(text, keys, ISSUED_AT + 301)).toEqual(refused('expired'));
  });

  test('a code signed by somebody else under our key id is forged', () => {
    const text = aSignedStatus({ keyId: publicKeyOf(aKeyPair()).id }, aKeyPair(2));
    expect(verifyStatus(text, keys, ISSUED_AT)).toEqual(refused('forged'));
  });

  test('a changed bit is noticed, wherever in the body or the signature it is', () => {
    const signed = bytesToSign(aBody());
    const signature = nacl.sign.detached(signed, aKeyPair().secretKey);
    const prefix = signed.slice(0, PREFIX_BYTES);
    const code = Uint8Array.from([...signed.slice(PREFIX_BYTES), ...signature]);
    const bits = code.length * 8;
    // All of them in the long run; otherwise some in every part: a verification is slow in here.
    const step = Math.floor(bits / times(24, bits));
    for (let bit = 0; bit < bits; bit += step) {
      const changed = Uint8Array.from(code);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << ((bit + (bit >> 3)) & 7));
      const body = changed.slice(0, code.length - signature.length);
      const text = statusText(Uint8Array.from([...prefix, ...body]), changed.slice(body.length));
      expect([bit, verifyStatus(text, keys, ISSUED_AT).kind]).toEqual([bit, 'refused']);
    }
  });

  test('keys rotate while codes are out: old and new codes hold side by side', () => {
    const both = [publicKeyOf(aKeyPair(2)), ...keys];
    expect(verifyStatus(aSignedStatus(), both, ISSUED_AT)).toHaveProperty('kind', 'verified');
    expect(verifyStatus(aSignedStatus({}, aKeyPair(2)), both, ISSUED_AT)).toHaveProperty('kind', 'verified');
  });
});
