import { instant } from '@vedette/domain';
import { compactVerify, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { logStand, testKey } from '../../test/log-stand.ts';
import {
  failedCertificate,
  purgeCertificate,
  remoteCertificate,
  sampleTime,
} from '../../test/sample-certificate.ts';
import type { Json } from '../json/canonical-json.ts';
import { toBase64Url } from '../log/note/base64.ts';
import { bundleText } from './bundle.ts';
import { examine, sortEvidence } from './evidence.ts';
import { compactJws } from './jws.ts';
import type { Certificate } from './payload.ts';
import { certificateJwsType, type SignedCertificate, signCertificate } from './sign-certificate.ts';
import { instantOf } from './time.ts';
import { parseTrust, trustText } from './trust.ts';
import { verifyCertificate } from './verify-certificate.ts';

const stand = logStand();
const { issuer, trust } = stand;
let signed: SignedCertificate;
let proof: string;

beforeAll(async () => {
  signed = await signCertificate(purgeCertificate, issuer.key, issuer.sign);
  proof = await stand.proofOf(signed.entry);
});

/** The faults of a payload that somebody signed past us. */
async function faultsOf(payload: object, by = issuer) {
  const jws = await compactJws(certificateJwsType, payload as Json, by.key, by.sign);
  return (await verifyCertificate(jws, proof, trust)).faults;
}

describe('a certificate', () => {
  it.each<Certificate>([purgeCertificate, remoteCertificate, failedCertificate])(
    'is believed with the issuer, the log and a witness known: $profile',
    async (certificate) => {
      const { jws, entry } = await signCertificate(certificate, issuer.key, issuer.sign);
      const finding = await verifyCertificate(jws, await stand.proofOf(entry), trust);
      expect(finding.faults).toEqual([]);
      expect(finding.certificate).toEqual(certificate);
      expect(finding.witnesses.map(({ key }) => key.name)).toEqual(['auditor.example']);
    },
  );

  it('comes out the same when it is signed again, and is a JWS for others', async () => {
    expect(await signCertificate(purgeCertificate, issuer.key, issuer.sign)).toEqual(signed);
    const x = toBase64Url(issuer.key.publicKey);
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA');
    const { payload, protectedHeader } = await compactVerify(signed.jws, key);
    expect(protectedHeader.typ).toBe(certificateJwsType);
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(purgeCertificate);
  });

  it('is refused with any single character of it changed', async () => {
    for (let at = 0; at < signed.jws.length; at += 41) {
      const other = signed.jws[at] === 'A' ? 'B' : 'A';
      const changed = signed.jws.slice(0, at) + other + signed.jws.slice(at + 1);
      expect((await verifyCertificate(changed, proof, trust)).faults, `${at}`).not.toEqual([]);
    }
  });

  it('says every reason why it is not believed', async () => {
    const { jws } = signed;
    const faultsBy = async (by: typeof trust) => (await verifyCertificate(jws, proof, by)).faults;
    const impostor = { ...testKey(issuer.key.name).key, id: issuer.key.id };
    expect(await faultsBy({ ...trust, issuers: [] })).toEqual(['issuer-unknown']);
    expect(await faultsBy({ ...trust, issuers: [impostor] })).toEqual(['signature-wrong']);
    expect(await faultsBy({ ...trust, logs: [], witnesses: [] })).toEqual([
      'log-unknown',
      'too-few-witnesses',
    ]);
    expect((await verifyCertificate(jws, null, trust)).faults).toEqual(['proof-missing']);
    expect((await verifyCertificate('a.b.c', proof, trust)).faults).toEqual(['jws-malformed']);
    const early = await stand.proofOf(signed.entry, instantOf(sampleTime(20)));
    expect((await verifyCertificate(jws, early, trust)).faults).toEqual(['witnessed-too-early']);
  });

  it('is not believed when it claims what it does not show, whoever signed it', async () => {
    const [medium] = purgeCertificate.media;
    const unread = { ...medium, verification: null };
    expect(await faultsOf({ ...purgeCertificate, media: [unread] })).toContain('claims-too-much');
    expect(await faultsOf({ ...purgeCertificate, media: [] })).toContain('claims-too-much');
    expect(await faultsOf({ ...remoteCertificate, assumptions: ['ciphers-hold'] })).toContain(
      'claims-too-much',
    );
  });

  it('is not believed with members that nobody knows, and with names that are not those in the log', async () => {
    expect(await faultsOf({ ...purgeCertificate, alsoErased: 'the cloud' })).toEqual(['payload-unknown']);
    const device = { ...purgeCertificate.device, id: 'another' };
    expect(await faultsOf({ ...purgeCertificate, device })).toContain('names-do-not-fit');
    const other = { ...purgeCertificate, issuer: { name: 'x', log: 'elsewhere.example/log' } };
    expect(await faultsOf(other)).toContain('other-log');
  });

  it('is not believed when its content could be read in two ways', async () => {
    const [header = '', payload = ''] = signed.jws.split('.');
    const text = new TextDecoder().decode(Buffer.from(payload, 'base64url'));
    const twice = text.replace('{', '{"profile":"FAILED",');
    const changed = [header, Buffer.from(twice).toString('base64url')].join('.');
    const signature = await issuer.sign(new TextEncoder().encode(changed));
    const { faults } = await verifyCertificate(`${changed}.${toBase64Url(signature)}`, proof, trust);
    expect(faults).toEqual(['payload-not-canonical']);
  });
});

describe('what lies on the table', () => {
  const texts = () => [bundleText({ certificate: signed.jws, proof, keys: trustText(trust) })];

  it('is intact by the keys that came with it, and good by those of the verifier', async () => {
    expect((await examine(sortEvidence(texts()))).verdict).toBe('intact');
    expect((await examine(sortEvidence([...texts(), trustText(trust)]))).verdict).toBe('good');
    const parts = [trustText(trust), proof, `${signed.jws}\n`];
    expect((await examine(sortEvidence(parts))).verdict).toBe('good');
  });

  it('is not good by the keys of somebody else, whatever came with it', async () => {
    const stranger = trustText(logStand().trust);
    expect((await examine(sortEvidence([...texts(), stranger]))).verdict).toBe('bad');
  });

  it('is nothing without a certificate, and says which file is none', async () => {
    expect(sortEvidence(['hello', trustText(trust), '']).unknown).toEqual([0, 2]);
    expect((await examine(sortEvidence([proof]))).verdict).toBe('unreadable');
  });
});

describe('a file of trust', () => {
  it('is read as it was written', () => {
    const text = trustText(trust);
    expect(trustText(parseTrust(text) ?? trust)).toBe(text);
    expect(parseTrust(`# whom we met\n${text}`)?.witnesses).toHaveLength(1);
  });

  it('asks for one witness where it names any and says no number', () => {
    expect(parseTrust(trustText(trust).replace('quorum 1\n', ''))?.quorum).toBe(1);
    expect(parseTrust('')?.quorum).toBe(0);
  });

  it('is refused with a key that is none, and with a word that nobody knows', () => {
    expect(parseTrust('issuer nonsense')).toBeNull();
    expect(parseTrust('quorum many')).toBeNull();
    expect(parseTrust('believe everybody')).toBeNull();
  });
});

it('is logged as what it is', async () => {
  const { entry } = await signCertificate(failedCertificate, issuer.key, issuer.sign);
  expect(entry).toMatchObject({ kind: 'FAILED', at: instant(Date.UTC(2026, 11, 1, 2, 59)) });
  expect(signed.entry).toMatchObject({ kind: 'CERTIFIED', detail: { profile: 'purge-device' } });
  expect(JSON.stringify([entry, signed.entry])).not.toMatch(/李雷|Han Meimei|机床厂|SN-2022/);
});
