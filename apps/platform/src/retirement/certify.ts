import { createHash } from 'node:crypto';
import { birthFactsSchema } from '@vedette/contract/link';
import { instant, VedetteError } from '@vedette/domain';
import type { Retirement } from '@vedette/store/platform';
import {
  type Certificate,
  certificateTime,
  certificateType,
  type DataCategory,
  type FailedCertificate,
  type KeyRecord,
  type PurgeCertificate,
  purgedMedium,
  type RemoteAssumption,
  type RemoteCertificate,
  type Validation,
  validatedByAnother,
} from '@vedette/vault/certificate';
import { certificateFrame, issueCertificate } from '../certificates/issue-certificate.ts';
import type { RetirementDeps } from './deps.ts';
import { evidenceIn, gradeOf, mediaOf, type TreatedMedium } from './media.ts';
import { identityOf, limitsOf, mediumOf } from './medium-lines.ts';
import { peopleOf, validationOf } from './people-lines.ts';

/** What every profile says. */
type Common = Omit<RemoteCertificate, 'profile' | 'media' | 'assumptions' | 'validation'>;

const remote: readonly [RemoteAssumption, ...RemoteAssumption[]] = [
  'encrypted-from-first-write',
  'share-not-copied',
  'memory-lost',
  'leases-ended',
  'software-unaltered',
  'ciphers-hold',
];

/**
 * Signs what a retirement has come to, and no more: a medium that was purged makes `PURGE-DEVICE`; files that were
 * cleared on a medium which goes on are no medium, and certify only that the keys are gone.
 * @returns the certificate's number
 */
export async function certify(deps: RetirementDeps, retirement: Retirement): Promise<string> {
  const media = mediaOf(retirement);
  if (gradeOf(media) !== 'purged') return certifyRemote(deps, retirement);
  const common = await commonOf(deps, retirement, 'PURGE-DEVICE');
  const validation = validationOf(retirement);
  if (validation === null) throw new VedetteError('certificate-refused', 'caller', { at: 'validation' });
  const purged = media.map((treated) => {
    const { sanitization, verification, ...identity } = treatedMedium(deps, retirement, treated);
    if (sanitization === null || verification === null)
      throw new VedetteError('certificate-refused', 'caller', { at: 'medium' });
    return purgedMedium(identity, sanitization, verification);
  });
  return issued(deps, retirement, {
    ...{ ...common, profile: 'PURGE-DEVICE', media: purged as unknown as PurgeCertificate['media'] },
    validation: validatedByAnother(validation, common.people),
  });
}

/** Of what nobody has seen, or what nobody may call purged: keys alone, and what that rests on. */
export async function certifyRemote(deps: RetirementDeps, retirement: Retirement): Promise<string> {
  const common = await commonOf(deps, retirement, 'CE-REMOTE');
  const media = mediaOf(retirement).map(({ report }) => ({
    ...identityOf(report, retirement.device),
    ...{ sanitization: null, verification: null },
  }));
  const validation: Validation | null = validationOf(retirement);
  return issued(deps, retirement, {
    ...common,
    profile: 'CE-REMOTE',
    media,
    assumptions: remote,
    validation,
  });
}

/** A failure leaves a certificate as well, once for each attempt; what stands there was tried, and is not so. */
export async function certifyFailure(deps: RetirementDeps, retirement: Retirement): Promise<Retirement> {
  const { failure } = retirement.state;
  const id = certificateId(retirement, 'FAILED');
  if (failure === null || retirement.certificate === id) return retirement;
  const common = await commonOf(deps, retirement, 'FAILED');
  const failed: FailedCertificate = {
    ...{ ...common, profile: 'FAILED', validation: validationOf(retirement) },
    media: mediaOf(retirement).map((treated) => treatedMedium(deps, retirement, treated)),
    failure: { step: failure.at, reason: failure.reason, at: certificateTime(retirement.changedAt) },
  };
  const certificate = await issued(deps, retirement, failed);
  await deps.stores.retirements.note(retirement.id, { certificate }, retirement.changedAt);
  return { ...retirement, certificate };
}

async function issued(deps: RetirementDeps, { site }: Retirement, certificate: Certificate): Promise<string> {
  const { certificate: stored } = await issueCertificate(deps.issue, certificate, site);
  return stored.id;
}

function treatedMedium(
  deps: RetirementDeps,
  { device, evidence }: Retirement,
  { report, by }: TreatedMedium,
) {
  const reportSha256 =
    by === null && evidence !== null ? sha256(evidence.text) : sha256(JSON.stringify(report));
  return mediumOf(report, {
    device,
    tool: { name: 'vedette', version: deps.software, commit: null },
    reportSha256,
  });
}

async function commonOf(
  deps: RetirementDeps,
  retirement: Retirement,
  profile: Certificate['profile'],
): Promise<Common> {
  const { stores, issue } = deps;
  const { organisation: id, device, backup, changedAt } = retirement;
  const organisation = await stores.organisations.find(id);
  if (organisation === null) throw new VedetteError('not-found', 'self', { at: 'organisation' });
  const frame = certificateFrame(issue, { id, name: organisation.name }, device);
  const reports = mediaOf(retirement).map(({ report }) => report);
  return {
    ...{ typ: certificateType, id: certificateId(retirement, profile) },
    ...{ issuer: frame.issuer, organisation: frame.organisation, issuedAt: certificateTime(changedAt) },
    device: await deviceOf(deps, retirement, frame.device),
    data: { countedAt: timeOrNull(retirement.holdingsAt), categories: categoriesOf(retirement), duties: [] },
    keys: keysOf(retirement),
    exposure: { leases: [], memory: memoryOf(retirement), keyServiceWaitsUntil: null },
    backup:
      backup === null
        ? null
        : {
            ...{ place: 'owner', recipient: backup.recipient, sha256: backup.sha256 },
            restoredAt: certificateTime(backup.restoredAt),
          },
    people: await peopleOf(deps, retirement),
    ...{ destination: null, confidentiality: { before: null, after: null } },
    limits: [
      ...limitsOf(reports),
      ...(['earlier-exports-not-reached', 'backups-hold-ciphertext', 'other-devices-not-covered'] as const),
    ],
  };
}

/** The same for the same attempt and profile: what is asked again after a crash is no second certificate. */
function certificateId({ id, state }: Retirement, profile: string): string {
  const hash = createHash('sha256')
    .update(`vedette/retirement/1/${id}/${state.attempts}/${profile}`)
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function deviceOf(
  { stores }: RetirementDeps,
  { device }: Retirement,
  logged: Common['device']['logged'],
) {
  const found = await stores.devices.find(device);
  const facts = birthFactsSchema.safeParse(found?.presence?.facts).data;
  return {
    ...{
      id: device,
      manufacturer: 'Vedette',
      model: facts?.model ?? 'unknown',
      propertyNumber: null,
      logged,
    },
    ...{ serial: facts?.serial ?? null, software: facts?.software ?? null },
  };
}

function categoriesOf({ holdings }: Retirement): readonly DataCategory[] {
  return (holdings ?? []).map(({ kind, purpose, count, from, until }) => ({
    ...{ category: kind, count, purposes: purpose === null ? [] : [purpose] },
    ...{ from: dayOrNull(from), to: dayOrNull(until) },
  }));
}

function keysOf({ shares, state }: Retirement): readonly KeyRecord[] {
  const { sharesDestroyedAt } = state;
  if (sharesDestroyedAt === null) return [];
  const destroyedAt = { place: 'platform', at: certificateTime(sharesDestroyedAt) } as const;
  return (shares ?? []).map(({ generation, tombstone, place }) => ({
    ...{ id: `root/${generation}`, level: 'share', algorithm: 'P-256', derivation: null, bits: 256 },
    ...{ destroyedAt, tombstone, logIndex: place.index, escrow: 'none', encryptedFromFirstWrite: true },
  }));
}

/** A bench has the device without its power. */
function memoryOf(retirement: Retirement): Common['exposure']['memory'] {
  if (retirement.reports.length > 0) return 'power-cycled';
  return evidenceIn(retirement)?.memoryCleared === true ? 'zeroed' : 'unknown';
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
const timeOrNull = (at: number | null) => (at === null ? null : certificateTime(instant(at)));
const dayOrNull = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString().slice(0, 10);
