import { createHash } from 'node:crypto';
import { instant } from '@vedette/domain';
import {
  type CertificatePerson,
  type CertificateTime,
  certificateTime,
  certificateType,
  type FailedCertificate,
  type MediumIdentity,
  type PurgeCertificate,
  purgedMedium,
  type RemoteCertificate,
  type Sanitization,
  type Validation,
  type Verification,
  validatedByAnother,
} from '../src/certificate/index.ts';
import { logNames } from '../src/log/index.ts';

/** 2026-12-01T02:00:00Z, and minutes after it. */
export const sampleTime = (minutes = 0): CertificateTime =>
  certificateTime(instant(Date.UTC(2026, 11, 1, 2, minutes)));
export const sampleHash = (text: string): string => createHash('sha256').update(text).digest('base64url');
const names = logNames(new Uint8Array(32).fill(5));
const capacity = 7_818_182_656;

export const samplePeople: readonly [CertificatePerson, ...CertificatePerson[]] = [
  person('sanitiser', 'account-1', '李雷'),
  person('verifier', 'account-1', '李雷'),
  person('validator', 'account-2', 'Han Meimei'),
];

function person(role: CertificatePerson['role'], account: string, name: string): CertificatePerson {
  return { role, account, name, title: '设备管理员', at: sampleTime(50), place: '上海', contact: null };
}

export const sampleMedium: MediumIdentity = {
  ...{ id: '150100444734303136', type: 'emmc', manufacturer: 'Samsung', model: 'DG4016', serial: '4501' },
  ...{ propertyNumber: null, source: 'soldered to the board of the device', capacity, life: '0x01 0x01' },
};

export const sampleSanitization: Sanitization = {
  category: 'purge',
  techniques: [
    { kind: 'crypto-erase' },
    { kind: 'discard', bytes: capacity },
    { kind: 'block-erase', command: 'mmc sanitize', result: 'done' },
    { kind: 'overwrite', passes: 2, pattern: 'random', bytes: 2 * capacity },
  ],
  tool: { name: 'vedette', version: '0.1.0', commit: '8d08c19' },
  standards: ['NIST SP 800-88 rev. 2', 'IEEE 2883-2022', 'GB 46864-2025'],
  ...{ startedAt: sampleTime(10), endedAt: sampleTime(30) },
};

export const sampleVerification: Verification = {
  ...{ method: 'full', at: sampleTime(40) },
  readBack: { bytes: capacity, capacity, mismatches: 0 },
  canaries: { planted: 64, found: 0 },
  trials: { tried: 128, opened: 0 },
  keyHunt: { windows: 977_272_832, hits: 0 },
  tools: [{ name: 'vedette-erasure', version: '0.1.0', commit: null }],
  reportSha256: sampleHash('report'),
};

export const sampleValidation: Validation = {
  ...{ decision: 'adequate', by: 'account-2', at: sampleTime(55), note: null },
};

const device = '7f3a2b4c5d6e7f8g';
const organisation = '00000000-0000-4000-8000-00000000000a';

/** What all samples say. */
const frame: Omit<PurgeCertificate, 'profile' | 'id' | 'media' | 'validation'> = {
  typ: certificateType,
  issuer: { name: 'platform.example/certificates', log: 'platform.example/log' },
  issuedAt: sampleTime(59),
  organisation: { id: organisation, name: '上海第一机床厂', logged: names.organisation(organisation) },
  device: {
    ...{ id: device, manufacturer: '哨兵', model: 'VG-2 dual-lane', serial: 'SN-20220912-0042' },
    ...{ propertyNumber: 'A-1187', software: '0.1.0', logged: names.device(device) },
  },
  data: {
    countedAt: sampleTime(5),
    categories: [
      {
        ...{ category: 'face-reference', count: 50_000, purposes: ['epidemic-control'] },
        ...{ from: null, to: null },
      },
      {
        ...{ category: 'pass-record', count: 1_000_000, purposes: ['epidemic-control', 'access-control'] },
        ...{ from: '2026-11-02', to: '2026-12-01' },
      },
    ],
    duties: [{ id: 'epidemic-2022', version: 3, sha256: sampleHash('duty') }],
  },
  keys: [
    {
      ...{ id: 'root/7', level: 'root', algorithm: 'AES-256-GCM', derivation: 'HKDF-SHA256', bits: 256 },
      destroyedAt: { place: 'platform', at: sampleTime(6) },
      ...{ tombstone: sampleHash('share'), logIndex: 11, escrow: 'none', encryptedFromFirstWrite: true },
    },
  ],
  exposure: { leases: [], memory: 'zeroed', keyServiceWaitsUntil: null },
  backup: null,
  people: samplePeople,
  destination: { kind: 'recycled', party: 'Example Recycling Ltd.', lot: null },
  confidentiality: { before: '敏感个人信息', after: null },
  limits: ['bad-blocks-not-addressable', 'earlier-exports-not-reached'],
};

export const purgeCertificate: PurgeCertificate = {
  ...frame,
  ...{ profile: 'PURGE-DEVICE', id: '0190a000-0000-7000-8000-000000000001' },
  media: [purgedMedium(sampleMedium, sampleSanitization, sampleVerification)],
  validation: validatedByAnother(sampleValidation, samplePeople),
};

export const remoteCertificate: RemoteCertificate = {
  ...frame,
  ...{ profile: 'CE-REMOTE', id: '0190a000-0000-7000-8000-000000000002' },
  exposure: { leases: [], memory: 'unknown', keyServiceWaitsUntil: null },
  media: [{ ...sampleMedium, sanitization: null, verification: null }],
  assumptions: ['encrypted-from-first-write', 'share-not-copied', 'memory-lost', 'ciphers-hold'],
  validation: null,
};

export const failedCertificate: FailedCertificate = {
  ...frame,
  ...{ profile: 'FAILED', id: '0190a000-0000-7000-8000-000000000003' },
  media: [{ ...sampleMedium, sanitization: sampleSanitization, verification: null }],
  failure: { step: 'reading-back', reason: 'driver-failed', at: sampleTime(41) },
  validation: null,
};
