import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  CborTag,
  encodeCbor,
  hcertFormat,
  parseHcertRevocation,
  parsePassTrust,
  parseShcTrust,
  passFormat,
  shcFormat,
  statusListsOf,
  type Verification,
} from '@vedette/credential';
import { idOf, issued, member, noon, trustFiles } from '@vedette/credential/pass-vectors';
import { hcertText, sampleDcc, signHcert } from '@vedette/credential/simulated-hcert';
import {
  bind,
  issuerKeys,
  issue as issueSdJwt,
  judge,
  presentation,
  seconds,
} from '@vedette/credential/test/sd-jwt-stand';
import {
  doses,
  shcKey,
  shcPayload,
  shcText,
  shcTime,
  shcTrustJson,
} from '@vedette/credential/test/shc-issuer';
import { instant } from '@vedette/domain';
import { signJwt } from '@vedette/testing';
import { describe, expect, it } from 'vitest';
import { shows, type Variant } from '../stand/attack.ts';
import { shown, verificationOf } from '../stand/door.ts';
import { during, issue, issuer, toIssue, trust } from '../stand/hcert.ts';
import { anyCbor, isSignedByListed, unpack } from '../stand/lenient.ts';
import { isSignedCard, isSignedPass, isSignedSdJwt } from '../stand/signed.ts';

/** As often written: a signature and dates. Nobody ever asked for a list of what was taken back. */
const naive = {
  hcert: (text: string): boolean => isSignedByListed(text),
  shc: (text: string): boolean => isSignedCard(text),
  pass: (text: string): boolean => isSignedPass(text),
  sdJwt: (text: string): boolean => isSignedSdJwt(text),
};
/** One that has a list, and looks the whole signature up in it. */
const naiveLookup = (text: string, revoked: ReadonlySet<string>): boolean =>
  naive.hcert(text) && !revoked.has(hashOf(unpack(text).signature));

const said = ({ outcome, faults }: Verification): readonly string[] => [outcome, ...faults];
const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);
const revoked = ['rejected', 'revoked'];
const stale = ['indeterminate', 'revocation-stale'];

const uci = sampleDcc.v.v[0].ci;
const certificate = issue();
const halfOf = (text: string): Uint8Array => unpack(text).signature.subarray(0, 32);
interface List {
  readonly hashType?: string;
  readonly entries?: readonly string[];
  readonly nextUpdate?: string;
}
function hcertWith(
  { hashType = 'UCI', entries = [], nextUpdate = '2021-08-02T00:00:00Z' }: List,
  text = certificate,
) {
  const list = { at: '2021-08-01T00:00:00Z', nextUpdate, batches: [{ hashType, entries }] };
  const format = hcertFormat({ trust, revocation: [parseHcertRevocation(list)] });
  return verificationOf(format, shown(text, during));
}
const hcert = (name: string, list: List, says: readonly string[]): Variant => ({
  ...{ name: `a health certificate ${name}`, says },
  naive: () => naive.hcert(certificate),
  ours: async () => said(await hcertWith(list)),
});

/** The same certificate with the other of the two signatures that every ECDSA signature stands for. */
function turnedRound(): string {
  const order = BigInt(`0x${'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'}`);
  const message = anyCbor(signHcert(issuer, toIssue())) as CborTag;
  const body = [...(message.contents as Uint8Array[])];
  const signature = Buffer.from(body[3] ?? []);
  const other = order - BigInt(`0x${signature.toString('hex', 32)}`);
  signature.set(Buffer.from(other.toString(16).padStart(64, '0'), 'hex'), 32);
  body[3] = new Uint8Array(signature);
  return hcertText(encodeCbor(new CborTag(18, body)));
}

const card = shcText(shcPayload(doses, {}, { rid: 'card-1' }));
function shc(name: string, crl: object | null, says: readonly string[]): Variant {
  const list = {
    kid: shcKey.kid,
    method: 'rid',
    ctr: 3,
    rids: [],
    at: new Date(shcTime).toISOString(),
    ...crl,
  };
  const json = shcTrustJson({ keys: [{ ...shcKey, crlVersion: 3 }], crls: crl === null ? [] : [list] });
  return {
    ...{ name: `a SMART Health Card ${name}`, says },
    naive: () => naive.shc(card),
    ours: async () => said(await verificationOf(shcFormat(parseShcTrust(json)), shown(card, shcTime))),
  };
}

const uri = 'https://pid.example/lists/1';
function sdJwt(
  name: string,
  bytes: readonly number[] | null,
  says: readonly string[],
  more: object = {},
): Variant {
  const text = bind(issueSdJwt({ status: { status_list: { idx: 3, uri } } }).compact);
  const lst = deflateSync(Buffer.from(bytes ?? [])).toString('base64url');
  const payload = { sub: uri, iat: seconds - 60, status_list: { bits: 1, lst }, ...more };
  const token = signJwt({ key: issuerKeys.key, header: { typ: 'statuslist+jwt' }, payload });
  const statusLists = statusListsOf(bytes === null ? [] : [{ token, receivedAt: null }]);
  return {
    ...{ name: `a wallet’s credential ${name}`, says },
    naive: () => naive.sdJwt(text),
    ours: async () => said(await judge(presentation(text), { statusLists })),
  };
}

const revokedPass = issued({ ...member, id: idOf(0xdd) });
const ofLeaver = issued({
  ...{ ...member, subject: 'leaver-7' },
  issuedAt: instant(Date.parse('2026-11-14T00:00:00Z')),
});
const pass = (
  name: string,
  text: string,
  list: keyof typeof trustFiles,
  says: readonly string[],
): Variant => ({
  ...{ name: `a pass ${name}`, says },
  naive: () => naive.pass(text),
  ours: async () =>
    said(await verificationOf(passFormat(parsePassTrust(trustFiles[list])), shown(text, noon))),
});

describe('attack 5: a credential that was revoked', () => {
  shows([
    hcert('by its identifier', { hashType: 'UCI', entries: [hashOf(uci)] }, revoked),
    hcert(
      'by country and identifier',
      { hashType: 'COUNTRYCODEUCI', entries: [hashOf(`AT${uci}`)] },
      revoked,
    ),
    hcert('by its signature', { hashType: 'SIGNATURE', entries: [hashOf(halfOf(certificate))] }, revoked),
    hcert('under a list that is too old to name it', { nextUpdate: '2021-08-01T12:00:00Z' }, stale),
    hcert('under an old list that names it', { nextUpdate: '2021-08-01T12:00:00Z', entries: [hashOf(uci)] }, [
      'rejected',
      'revoked',
      'revocation-stale',
    ]),
    shc('by its name', { rids: ['card-1'] }, revoked),
    shc('that is dated before its name was revoked', { rids: ['card-1.1630000001'] }, revoked),
    shc('under a list of last week', { at: new Date(shcTime - 7 * 86_400_000).toISOString() }, stale),
    shc('under an edition that the key has gone beyond', { ctr: 2 }, stale),
    shc('without the list that its key asks for', null, stale),
    sdJwt('by its bit in the list', [0b0000_1000], revoked),
    sdJwt('under a list that has ended', [0], stale, { exp: seconds }),
    sdJwt('without its list', null, stale),
    pass('by its id', revokedPass, 'main', revoked),
    pass('by its holder, who has left', ofLeaver, 'main', revoked),
    pass('under a list that has grown old', issued(member), 'stale list', stale),
  ]);

  it('stays revoked with its signature turned round', async () => {
    const turned = turnedRound();
    const whole = new Set([hashOf(unpack(certificate).signature)]);
    expect(naiveLookup(certificate, whole)).toBe(false);
    expect(naiveLookup(turned, whole)).toBe(true);
    const list = { hashType: 'SIGNATURE', entries: [hashOf(halfOf(turned))] };
    expect(said(await hcertWith(list, turned))).toEqual(revoked);
  });

  it('is known from one that was not', async () => {
    expect(said(await hcertWith({ entries: [hashOf('another')] }))).toEqual(['verified']);
  });
});
