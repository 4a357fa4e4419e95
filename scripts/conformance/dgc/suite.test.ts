import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import { encodeCbor } from '@vedette/credential';
import { issueHcert, sampleDcc, signHcert, simulatedIssuer } from '@vedette/credential/simulated-hcert';
import { instant } from '@vedette/domain';
import { symbolOf } from '@vedette/drivers/test/stand/symbol';
import { issueCertificate } from '@vedette/testing';
import sharp from 'sharp';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { closeDecoder } from '../decode-codes.ts';
import { tallyOf } from '../tally.ts';
import { dgcSuite } from './suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'vedette-dgc-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDecoder();
});

const [issuedAt, expiresAt] = [Date.UTC(2021, 6, 1), Date.UTC(2022, 6, 1)].map(instant) as [
  ReturnType<typeof instant>,
  ReturnType<typeof instant>,
];
const simulated = simulatedIssuer('AT');
const certificate = issueCertificate({
  ...{ subject: 'DSC', key: simulated.key, validity: [issuedAt, expiresAt] as const },
  extendedKeyUsage: ['1.3.6.1.4.1.1847.2021.1.2'],
});
const keyId = new Uint8Array(
  Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').subarray(0, 8),
);
const issuer = { ...simulated, keyId };
const toIssue = { payload: sampleDcc.v, issuedAt, expiresAt };

const message = signHcert(issuer, toIssue);
const prefixed = issueHcert(issuer, { ...toIssue });
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

/** A case in which everything is as it should be. */
const good = {
  JSON: sampleDcc.v,
  CBOR: hex(encodeCbor(sampleDcc.v)),
  COSE: hex(message),
  COMPRESSED: hex(deflateSync(message, { level: 9 })),
  PREFIX: prefixed,
  TESTCTX: {
    CERTIFICATE: certificate.raw.toString('base64'),
    VALIDATIONCLOCK: '2021-08-01T12:00:00.123456+0200',
  },
};
const allOf = (succeeds: boolean, ...flags: readonly string[]) =>
  Object.fromEntries(flags.map((flag) => [`EXPECTED${flag}`, succeeds]));
const every = [
  ...['VALIDOBJECT', 'SCHEMAVALIDATION', 'ENCODE', 'DECODE', 'VERIFY', 'COMPRESSION', 'KEYUSAGE', 'UNPREFIX'],
  ...['VALIDJSON', 'B45DECODE', 'EXPIRATIONCHECK', 'RESULTS'],
];

const only = (...names: readonly (keyof typeof good)[]) =>
  Object.fromEntries(
    Object.keys(good).map((name) => [name, names.includes(name as never) ? good[name as never] : null]),
  );
const stranger = issueCertificate({
  subject: 'Other',
  key: simulatedIssuer('DE').key,
  validity: [issuedAt, expiresAt],
});

let countries = 0;
/** What the suite makes of one file in a country of its own. */
async function run(content: unknown, path = '2DCode/raw/1.json') {
  const country = join(folder, `case-${countries++}`);
  const file = join(country, 'XX', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return tallyOf('dgc', dgcSuite, await dgcSuite.run(country));
}
const failuresOf = async (content: object, path?: string): Promise<readonly string[]> =>
  (await run(content, path)).failed.map(({ check }) => check.replace(/^EXPECTED/, ''));

describe('a case of the official suite', () => {
  it('passes with each flag that it states', async () => {
    // The signature is another each time, so that the code is one and the stages another.
    const { COSE, COMPRESSED, ...withoutStages } = good;
    const stated = await run({ ...withoutStages, EXPECTEDRESULTS: allOf(true, ...every) });
    expect(stated).toMatchObject({ cases: 1, checks: every.length, passed: every.length, failed: [] });
    const stages = { ...good, PREFIX: null, EXPECTEDRESULTS: allOf(true, 'COMPRESSION', 'VERIFY', 'DECODE') };
    expect(await failuresOf(stages)).toEqual([]);
  });

  it('fails with each flag that is expected to fail and does not', async () => {
    const { COSE, COMPRESSED, ...withoutStages } = good;
    const flags = every.filter((flag) => flag !== 'RESULTS');
    expect(await failuresOf({ ...withoutStages, EXPECTEDRESULTS: allOf(false, ...flags) })).toEqual(flags);
  });

  it.each<[string, object, readonly string[]]>([
    ['another payload', { JSON: sampleDcc.t }, ['DECODE', 'VALIDJSON']],
    [
      'a signature changed',
      { COSE: hex(message).replace(/..$/, '00'), PREFIX: null, BASE45: null },
      ['VERIFY'],
    ],
    [
      'a clock that has run on',
      { TESTCTX: { ...good.TESTCTX, VALIDATIONCLOCK: '2023-01-01T00:00:00Z' } },
      ['EXPIRATIONCHECK'],
    ],
    ['another prefix', { PREFIX: prefixed.replace('HC1:', 'HL0:') }, ['UNPREFIX', 'VALIDJSON', 'B45DECODE']],
    ['compressed bytes that are none', { COMPRESSED: '00' }, ['COMPRESSION', 'B45DECODE']],
  ])('with %s fails where it should', async (_, changed, failing) => {
    const flags = [
      'DECODE',
      'VERIFY',
      'COMPRESSION',
      'KEYUSAGE',
      'UNPREFIX',
      'VALIDJSON',
      'B45DECODE',
      'EXPIRATIONCHECK',
    ];
    const asked = flags.filter((flag) => failing.includes(flag));
    expect(await failuresOf({ ...good, ...changed, EXPECTEDRESULTS: allOf(true, ...asked) })).toEqual(asked);
    const others = await failuresOf({ ...good, ...changed, EXPECTEDRESULTS: allOf(false, ...asked) });
    expect(others).toEqual([]);
  });

  it('about a test is not signed with a key for vaccinations', async () => {
    const PREFIX = issueHcert(issuer, { ...toIssue, payload: sampleDcc.t });
    const { TESTCTX } = good;
    expect(await failuresOf({ PREFIX, TESTCTX, EXPECTEDRESULTS: allOf(false, 'KEYUSAGE') })).toEqual([]);
    expect(await failuresOf({ PREFIX, TESTCTX, EXPECTEDRESULTS: allOf(true, 'KEYUSAGE', 'VERIFY') })).toEqual(
      ['KEYUSAGE'],
    );
  });

  it('with a flag that nobody knows fails', async () => {
    expect(await failuresOf({ ...good, EXPECTEDRESULTS: { EXPECTEDMIRACLE: true } })).toEqual(['MIRACLE']);
  });

  it.each<[string, object, string]>([
    ['picture', {}, 'PICTUREDECODE'],
    ['clock', { TESTCTX: { CERTIFICATE: good.TESTCTX.CERTIFICATE } }, 'EXPIRATIONCHECK'],
    ['certificate', { TESTCTX: {} }, 'VERIFY'],
    ['JSON', { JSON: null }, 'ENCODE'],
    ['payload', { COSE: null, COMPRESSED: null, PREFIX: '', CBOR: '' }, 'VALIDJSON'],
    ['message', { COSE: null, COMPRESSED: null, PREFIX: '' }, 'COMPRESSION'],
  ])('without the %s that a flag speaks of cannot be judged in that', async (_, changed, flag) => {
    for (const succeeds of [true, false]) {
      const { excused, failed } = await run({ ...good, ...changed, EXPECTEDRESULTS: allOf(succeeds, flag) });
      expect([excused.length, failed.length]).toEqual([1, 0]);
    }
  });

  it('with a picture that is none fails, as it may be expected to', async () => {
    const broken = { ...good, '2DCODE': 'AAAA' };
    expect(await failuresOf({ ...broken, EXPECTEDRESULTS: allOf(true, 'PICTUREDECODE') })).toEqual([
      'PICTUREDECODE',
    ]);
    expect(await failuresOf({ ...broken, EXPECTEDRESULTS: allOf(false, 'PICTUREDECODE') })).toEqual([]);
  });

  it.each(['2DCode/raw/1.json', '1.3.0/2DCode/raw/1.json', '2Dcode/raw/a-b.JSON'])(
    'is found at %s',
    async (path) => {
      const found = await dgcSuiteNames(path);
      expect(found).toEqual([`XX/${path}`]);
    },
  );

  it.each<[string, object, readonly string[]]>([
    ['CBOR and JSON alone', { ...only('CBOR', 'JSON'), TESTCTX: {} }, ['VALIDJSON', 'DECODE', 'ENCODE']],
    [
      'a certificate broken into lines',
      { TESTCTX: { CERTIFICATE: good.TESTCTX.CERTIFICATE.replaceAll(/(.{64})/g, '$1\r\n') } },
      ['VERIFY', 'KEYUSAGE'],
    ],
    [
      'several certificates',
      { TESTCTX: { CERTIFICATES: [stranger.raw.toString('base64'), good.TESTCTX.CERTIFICATE] } },
      ['VERIFY'],
    ],
    ['PEM', { TESTCTX: { CERTIFICATE: certificate.toString() } }, ['VERIFY']],
    ['JSON as text', { JSON: JSON.stringify(sampleDcc.v) }, ['DECODE', 'VALIDJSON', 'VALIDOBJECT', 'ENCODE']],
    [
      'a day for a clock',
      { TESTCTX: { ...good.TESTCTX, VALIDATIONCLOCK: '2021-08-01' } },
      ['EXPIRATIONCHECK'],
    ],
    [
      'a clock without a zone, its parts apart',
      { TESTCTX: { ...good.TESTCTX, VALIDATIONCLOCK: ' 2021-08-01 12:00:00 ' } },
      ['EXPIRATIONCHECK'],
    ],
    ['hexadecimal as programmers write it', { CBOR: `0x${good.CBOR}` }, ['DECODE']],
    ['fields that nobody knows', { NOTE: [1], TESTCTX: { ...good.TESTCTX, CLOCKFORMATS: {} } }, ['VERIFY']],
    ['nulls for what it leaves out', { BASE45: null, '2DCODE': null, EXTRA: null }, ['UNPREFIX', 'VERIFY']],
  ])('of a country that writes %s is decided', async (_, changed, flags) => {
    const { COSE, COMPRESSED, ...withoutStages } = good;
    const results = { ...allOf(true, ...flags), EXPECTEDSCHEMAVALIDATION: null };
    const stated = await run({ ...withoutStages, ...changed, EXPECTEDRESULTS: results });
    expect(stated).toMatchObject({ checks: flags.length, passed: flags.length, failed: [], excused: [] });
  });

  it('that is a picture alone is decided by what the picture shows', async () => {
    const { data, width, height } = await symbolOf(prefixed);
    const png = await sharp(data, { raw: { width, height, channels: 1 } })
      .png()
      .toBuffer();
    const flags = ['PICTUREDECODE', 'VERIFY', 'VALIDJSON', 'SCHEMAVALIDATION', 'EXPIRATIONCHECK'];
    const { JSON: payload, TESTCTX } = good;
    const shown = { '2DCODE': png.toString('base64'), JSON: payload, TESTCTX };
    expect(await failuresOf({ ...shown, EXPECTEDRESULTS: allOf(true, ...flags) })).toEqual([]);
    expect(await failuresOf({ ...shown, JSON: sampleDcc.t, EXPECTEDRESULTS: allOf(true, ...flags) })).toEqual(
      ['VALIDJSON'],
    );
  });

  it('may say true and false in words, with blanks about', async () => {
    const EXPECTEDRESULTS = { 'EXPECTEDVERIFY ': ' True', EXPECTEDDECODE: 'FALSE' };
    expect(await failuresOf({ ...good, PREFIX: null, EXPECTEDRESULTS })).toEqual(['DECODE']);
  });

  it('is found in UTF-16, and behind a link', async () => {
    const far = mkdtempSync(join(tmpdir(), 'vedette-far-'));
    onTestFinished(() => rmSync(far, { recursive: true }));
    const content = JSON.stringify({ ...good, EXPECTEDRESULTS: allOf(true, 'DECODE') });
    writeFileSync(join(far, '1.json'), Buffer.from(`\ufeff${content}`, 'utf16le'));
    const linked = join(folder, 'linked');
    mkdirSync(join(linked, 'XX', '2DCode'), { recursive: true });
    symlinkSync(far, join(linked, 'XX', '2DCode', 'raw'));
    symlinkSync(join(far, 'nowhere'), join(linked, 'XX', 'gone.json'));
    symlinkSync(linked, join(linked, 'XX', 'up'));
    const { checks } = await dgcSuite.run(join(linked, 'XX', '2DCode'));
    expect(checks).toMatchObject([{ check: 'EXPECTEDDECODE', why: null }]);
  });

  it('that is no JSON fails, where cases lie', async () => {
    expect((await run('{')).failed).toMatchObject([{ case: 'XX/2DCode/raw/1.json', check: 'file' }]);
  });

  it('whose bytes are no hexadecimal fails', async () => {
    expect((await run({ ...good, COSE: 'zz', EXPECTEDRESULTS: {} })).failed).toMatchObject([
      { check: 'file' },
    ]);
  });

  it('is missed where there is none', async () => {
    await expect(run({ valueSetId: 'country' }, 'schema/values.json')).rejects.toThrow('no case');
    await expect(dgcSuite.run(join(folder, 'nowhere'))).rejects.toThrow('no folder');
  });
});

async function dgcSuiteNames(path: string): Promise<readonly string[]> {
  const { failed } = await run({ ...good, EXPECTEDRESULTS: { EXPECTEDMIRACLE: true } }, path);
  return failed.map(({ case: name }) => name);
}

const official = join(
  process.env['VEDETTE_VECTORS'] ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'dgc',
);
const isHere = existsSync(official);

describe.skipIf(!isHere)(`the official cases${isHere ? '' : ' (not here: set VEDETTE_VECTORS)'}`, () => {
  it('are decided as expected, all of them', async () => {
    const { failed, stale } = tallyOf('dgc', dgcSuite, await dgcSuite.run(official));
    expect(failed).toEqual([]);
    expect(stale).toEqual([]);
  });
});
