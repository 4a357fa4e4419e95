import type { SaltedName } from '../log/port.ts';
import type { CertificateLimit, RemoteAssumption } from './closed-lists.ts';
import type { KeyRecord } from './key-record.ts';
import type { CompleteVerification, MediumIdentity, Sanitization, Verification } from './medium.ts';
import type { CertificatePerson, ValidatedByAnother, Validation } from './people.ts';
import type { CertificateTime } from './time.ts';

export const certificateType = 'vedette/sanitization-certificate@v1';

/**
 * What a certificate claims.
 * - `CE-REMOTE`: the device was not there. Its keys were destroyed; the rest is assumptions, and listed.
 * - `PURGE-DEVICE`: keys destroyed, media erased, all of it read back, and judged by another person.
 * - `DESTROYED`: the media do not exist any more.
 * - `FAILED`: it was tried, and it is not so.
 */
export const certificateProfiles = ['CE-REMOTE', 'PURGE-DEVICE', 'DESTROYED', 'FAILED'] as const;
export type CertificateProfile = (typeof certificateProfiles)[number];

export type NonEmpty<T> = readonly [T, ...T[]];

/** What every certificate says. The fields of NIST SP 800-88 rev. 1, 4.8 are all among them; see spec/certificate.md. */
interface CertificateBase<P extends CertificateProfile> {
  readonly typ: typeof certificateType;
  readonly profile: P;
  /** UUID, in small letters. */
  readonly id: string;
  /** Who signs: the platform's name, and the origin of the log in which the certificate stands. */
  readonly issuer: { readonly name: string; readonly log: string };
  readonly issuedAt: CertificateTime;
  /** Whose device it was. The hash stands in the log; the salt, here alone, shows that it is of this name. */
  readonly organisation: { readonly id: string; readonly name: string; readonly logged: SaltedName };
  readonly device: DeviceIdentity;
  readonly data: DataHeld;
  /** Every key that could have opened something on the device. */
  readonly keys: readonly KeyRecord[];
  readonly exposure: Exposure;
  readonly backup: BackupRecord | null;
  readonly people: NonEmpty<CertificatePerson>;
  /** Where it goes, as far as that is known. */
  readonly destination: Destination | null;
  readonly confidentiality: Confidentiality;
  readonly limits: readonly CertificateLimit[];
}

export interface DeviceIdentity {
  /** On its platform. */
  readonly id: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly serial: string | null;
  /** The organisation's own number of the asset. */
  readonly propertyNumber: string | null;
  readonly software: string | null;
  readonly logged: SaltedName;
}

/** What lay on the device before, in numbers; nobody's name. */
export interface DataHeld {
  /** When it was counted; null when nobody could ask the device, and the platform's own count stands here. */
  readonly countedAt: CertificateTime | null;
  readonly categories: readonly DataCategory[];
  /** What the device was ordered to do, newest first. */
  readonly duties: readonly { readonly id: string; readonly version: number; readonly sha256: string }[];
}

export interface DataCategory {
  /** Such as `face-reference`, `pass-record`, `capture`, `person`. */
  readonly category: string;
  readonly count: number;
  readonly purposes: readonly string[];
  /** `2026-11-02`; null where nothing has a day. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What could still have opened something when the keys were destroyed. */
export interface Exposure {
  /** Offline leases that had not run out; the device could open its data until then. */
  readonly leases: readonly { readonly endsAt: CertificateTime }[];
  readonly memory: 'zeroed' | 'power-cycled' | 'unknown';
  /** Until when a key service may take the deletion back; null: none is involved. */
  readonly keyServiceWaitsUntil: CertificateTime | null;
}

/** Made before, sealed to the owner's key; it opens with the owner's key alone, and holds none of the device's. */
export interface BackupRecord {
  readonly place: string;
  /** The recipient it is sealed to, as age writes it. */
  readonly recipient: string;
  readonly sha256: string;
  readonly restoredAt: CertificateTime | null;
}

export interface Destination {
  readonly kind: 'kept' | 'reused' | 'sold' | 'returned' | 'recycled' | 'destroyed';
  readonly party: string | null;
  /** UUID. */
  readonly lot: string | null;
}

/** In the organisation's own words; NIST SP 800-88 leaves both optional. */
export interface Confidentiality {
  readonly before: string | null;
  readonly after: string | null;
}

/** A medium of a device that nobody has seen: it may be known, and nothing was done to it. */
export interface RemoteMedium extends MediumIdentity {
  readonly sanitization: null;
  readonly verification: null;
}
/** A medium that was erased and read back. `purgedMedium` alone makes one. */
export interface PurgedMedium extends MediumIdentity {
  readonly sanitization: Sanitization;
  readonly verification: CompleteVerification;
}
export interface TriedMedium extends MediumIdentity {
  readonly sanitization: Sanitization | null;
  readonly verification: Verification | null;
}

export interface RemoteCertificate extends CertificateBase<'CE-REMOTE'> {
  readonly media: readonly RemoteMedium[];
  /** What must be true for the claim to be. */
  readonly assumptions: NonEmpty<RemoteAssumption>;
  readonly validation: Validation | null;
}

export interface PurgeCertificate extends CertificateBase<'PURGE-DEVICE'> {
  readonly media: NonEmpty<PurgedMedium>;
  readonly validation: ValidatedByAnother;
}

export interface DestroyedCertificate extends CertificateBase<'DESTROYED'> {
  readonly media: NonEmpty<TriedMedium>;
  readonly destruction: {
    readonly method: 'shredded' | 'pulverised' | 'incinerated' | 'melted';
    readonly at: CertificateTime;
    readonly place: string;
    /** Millimetres; null where that says nothing. */
    readonly particleSize: number | null;
    /** SHA-256 of the photographs, base64url. */
    readonly photographs: NonEmpty<string>;
  };
  readonly validation: Validation;
}

export interface FailedCertificate extends CertificateBase<'FAILED'> {
  readonly media: readonly TriedMedium[];
  /** At which step, and why: words of the retirement's own table. */
  readonly failure: { readonly step: string; readonly reason: string; readonly at: CertificateTime };
  readonly validation: Validation | null;
}

export type Certificate = RemoteCertificate | PurgeCertificate | DestroyedCertificate | FailedCertificate;
