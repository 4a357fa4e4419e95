import { certificateRoutes, publicLogRoutes } from '@vedette/contract/platform';
import { instant } from '@vedette/domain';
import type { LocationId } from '@vedette/store/platform';
import {
  type Certificate,
  certificateTime,
  examine,
  type PurgeCertificate,
  parseBundle,
  sortEvidence,
  trustText,
} from '@vedette/vault/certificate';
import { logNames } from '@vedette/vault/log';
import { testKey } from '@vedette/vault/test/log-stand';
import { purgeCertificate } from '@vedette/vault/test/sample-certificate';
import { beforeAll, describe, expect, it } from 'vitest';
import { boss, type Fleet, guard, ours, stranger, testFleet } from '../../test/fleet-app.ts';
import { witnessStand } from '../../test/witness-stand.ts';
import { openPublicLog } from '../log/public-log.ts';
import { serveModule } from '../module/serve-module.ts';
import { certificateLink, certificatePdf } from './certificate-pdf.ts';
import type { CertificateDeps } from './deps.ts';
import { certificateAccess, certificateHandlers } from './handlers.ts';
import { certificateFrame, type IssuedCertificate, issueCertificate } from './issue-certificate.ts';
import { publicLogAccess, publicLogHandlers } from './log-handlers.ts';

const author = testKey('guard.example/log');
const issuer = testKey('guard.example/certificates');
let fleet: Fleet;
let deps: CertificateDeps;
let trust: string;
let issued: IssuedCertificate;

/** The sample as this platform would say it, of a device in the first site. */
function certificateOf(device: string): PurgeCertificate {
  const frame = certificateFrame(deps, { id: ours, name: '上海第一机床厂' }, device);
  return {
    ...purgeCertificate,
    ...{ issuer: frame.issuer, organisation: frame.organisation },
    device: { ...purgeCertificate.device, id: device, logged: frame.device },
  };
}

beforeAll(async () => {
  const witness = await witnessStand(author.key);
  fleet = await testFleet(1, (app, { store, trail, clock }) => {
    const log = openPublicLog({
      ...{ store: store.publicLog, ...author, witnesses: [witness], now: () => instant(Date.now()) },
      troubled: (_, trouble) => expect.unreachable(trouble),
    });
    trust = trustText({
      ...{ issuers: [issuer.key], logs: [author.key], witnesses: [witness.key], quorum: 1 },
    });
    deps = {
      ...{ certificates: store.certificates, publicLog: store.publicLog, log, issuer, keys: trust },
      ...{ names: logNames(new Uint8Array(32)), audit: trail, now: clock.now },
      origin: 'https://guard.example',
    };
    serveModule(app, certificateRoutes, certificateAccess, certificateHandlers(deps));
    serveModule(app, publicLogRoutes, publicLogAccess, publicLogHandlers(deps));
  });
  issued = await issueCertificate(deps, certificateOf(fleet.devices[0] ?? ''), 2 as LocationId);
});

describe('a certificate that was issued', () => {
  it('is good for whoever has the keys from elsewhere, with the bundle alone', async () => {
    const { status, body, headers } = await fleet.app(boss)(
      'GET',
      `/api/certificates/${issued.certificate.id}/bundle.json`,
    );
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain('attachment');
    const bundle = JSON.stringify(body);
    expect(parseBundle(bundle)).not.toBeNull();
    const found = await examine(sortEvidence([bundle, trust]));
    expect([found.verdict, found.finding?.faults]).toEqual(['good', []]);
    expect(found.finding?.witnesses).toHaveLength(1);
  });

  it('comes to the same certificate and place when it is issued again after a crash', async () => {
    const again = await issueCertificate(deps, certificateOf(fleet.devices[0] ?? ''), 2 as LocationId);
    expect(again).toEqual(issued);
    expect(await fleet.store.publicLog.size()).toBe(1);
  });

  it('is seen by whoever reaches the place of its device, and by nobody else', async () => {
    const { id } = issued.certificate;
    const list = async (caller: typeof boss) =>
      (await fleet.app(caller)('GET', '/api/certificates')).body.items;
    expect(await list(boss)).toMatchObject([
      { id, profile: 'PURGE-DEVICE', index: 0, digest: issued.digest },
    ]);
    expect(await list(stranger)).toEqual([]);
    for (const path of ['', '/bundle.json', '/certificate.tlog-proof', '/certificate.pdf']) {
      expect((await fleet.app(guard)('GET', `/api/certificates/${id}${path}`)).status).toBe(200);
      expect((await fleet.app(stranger)('GET', `/api/certificates/${id}${path}`)).status).toBe(404);
    }
  });

  it('is printed in both languages, with a code that leads to where it is verified', async () => {
    const bytes = await certificatePdf(issued.certificate, 'https://guard.example');
    const pdf = Buffer.from(bytes).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(2);
    expect(pdf.length).toBeLessThan(1_000_000);
    const link = certificateLink('https://guard.example', issued.certificate.id, issued.digest);
    expect(link).toBe(`https://guard.example/verify/#id=${issued.certificate.id}&sha256=${issued.digest}`);
  });

  it('leaves a line of each download in the audit', () => {
    expect(fleet.trail.lines.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['certificate-issued', 'certificate-downloaded']),
    );
  });
});

it('is not issued with less than its profile claims, and nothing is logged then', async () => {
  const certificate = { ...certificateOf('another'), issuedAt: certificateTime(instant(0)) };
  const before = await fleet.store.publicLog.size();
  await expect(issueCertificate(deps, certificate as Certificate, null)).rejects.toMatchObject({
    code: 'certificate-refused',
  });
  expect(await fleet.store.publicLog.size()).toBe(before);
});

it('shows the log with what is one’s own marked, newest first', async () => {
  const own = (await fleet.app(boss)('GET', '/api/log/entries')).body;
  expect(own).toMatchObject({ items: [{ index: 0, kind: 'CERTIFIED', isOwn: true }], next: null });
  const foreign = (await fleet.app(stranger)('GET', '/api/log/entries')).body;
  expect(foreign.items).toMatchObject([{ isOwn: false }]);
  const { body } = await fleet.app(boss)('GET', '/api/log');
  expect(body).toMatchObject({ origin: 'guard.example/log', size: 1, publishedSize: 1 });
  expect(body.keys).toBe(trust);
});
