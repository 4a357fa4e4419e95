import type { CertificateLimit, RemoteAssumption } from './closed-lists.ts';
import type { CertificateProfile } from './payload.ts';
import type { CertificateRole } from './people.ts';

export const certificateSections = [
  'certificate',
  'device',
  'data',
  'keys',
  'exposure',
  'medium',
  'destruction',
  'failure',
  'people',
  'validation',
  'after',
  'assumptions',
  'limits',
] as const;
export type CertificateSection = (typeof certificateSections)[number];

export type CertificateLabel =
  | 'profile'
  | 'id'
  | 'issuer'
  | 'log'
  | 'issuedAt'
  | 'organisation'
  | 'device'
  | 'manufacturer'
  | 'model'
  | 'serial'
  | 'propertyNumber'
  | 'software'
  | 'countedAt'
  | 'duty'
  | 'lease'
  | 'memory'
  | 'keyService'
  | 'medium'
  | 'type'
  | 'source'
  | 'capacity'
  | 'life'
  | 'sanitization'
  | 'technique'
  | 'tool'
  | 'standards'
  | 'duration'
  | 'verification'
  | 'readBack'
  | 'canaries'
  | 'trials'
  | 'keyHunt'
  | 'report'
  | 'method'
  | 'at'
  | 'place'
  | 'particleSize'
  | 'photograph'
  | 'step'
  | 'reason'
  | 'decision'
  | 'by'
  | 'note'
  | 'destination'
  | 'party'
  | 'lot'
  | 'confidentialityBefore'
  | 'confidentialityAfter'
  | 'backup';

/** Words of a certificate that are the same for everybody: each has its phrase. */
export type CertificateValue =
  | 'clear'
  | 'purge'
  | 'destroy'
  | 'crypto-erase'
  | 'discard'
  | 'block-erase'
  | 'overwrite'
  | 'full'
  | 'sample'
  | 'none'
  | 'zeroed'
  | 'power-cycled'
  | 'unknown'
  | 'adequate'
  | 'inadequate'
  | 'kept'
  | 'reused'
  | 'sold'
  | 'returned'
  | 'recycled'
  | 'destroyed'
  | 'shredded'
  | 'pulverised'
  | 'incinerated'
  | 'melted'
  | 'not-known'
  | 'not-counted'
  | 'nothing-held'
  | 'no-backup'
  | 'restored'
  | 'alive';

/** The words in one language. */
export interface CertificateWords {
  readonly section: Readonly<Record<CertificateSection, string>>;
  readonly label: Readonly<Record<CertificateLabel, string>>;
  readonly value: Readonly<Record<CertificateValue, string>>;
  readonly profile: Readonly<Record<CertificateProfile, CertificateProfileWords>>;
  readonly role: Readonly<Record<CertificateRole, string>>;
  readonly limit: Readonly<Record<CertificateLimit, string>>;
  readonly assumption: Readonly<Record<RemoteAssumption, string>>;
}

export interface CertificateProfileWords {
  readonly name: string;
  readonly proves: string;
  /** What nobody should read into it. */
  readonly doesNot: string;
}
