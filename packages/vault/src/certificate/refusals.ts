import type { Sanitization, Verification } from './medium.ts';
import type {
  Certificate,
  CertificateProfile,
  FailedCertificate,
  PurgeCertificate,
  RemoteCertificate,
} from './payload.ts';
import type { CertificatePerson, Validation } from './people.ts';
import type { CertificateTime } from './time.ts';

/** Why something may not be certified; a closed list, each with its sentence in both languages. */
export const certificateRefusals = [
  'medium-missing',
  'capacity-unknown',
  'not-purged',
  'not-erased',
  'overwrite-incomplete',
  'not-verified',
  'read-back-incomplete',
  'read-back-differs',
  'no-canary-planted',
  'canary-found',
  'no-trial-made',
  'trial-opened',
  'key-found',
  'key-not-destroyed',
  'key-service-may-restore',
  'person-missing',
  'not-validated',
  'validated-by-sanitiser',
  'validated-too-early',
  'assumption-unlisted',
] as const;
export type CertificateRefusal = (typeof certificateRefusals)[number];

/** A certificate before anybody has judged it. */
export type UncheckedCertificate = Unbranded<Certificate>;
type Unbranded<T> = T extends PurgeCertificate
  ? Omit<PurgeCertificate, 'media' | 'validation'> & {
      readonly media: FailedCertificate['media'];
      readonly validation: Validation | null;
    }
  : T;

/** Everything that speaks against a certificate; empty when it may be signed, and believed. */
export function refusalsOf(certificate: UncheckedCertificate): readonly CertificateRefusal[] {
  const found = judges[certificate.profile](certificate as never);
  return certificateRefusals.filter((refusal) => found.includes(refusal));
}

type Of<P extends CertificateProfile> = Extract<UncheckedCertificate, { readonly profile: P }>;
type Found = readonly CertificateRefusal[];

const judges: { readonly [P in CertificateProfile]: (certificate: Of<P>) => Found } = {
  'CE-REMOTE': (certificate) => [...keyRefusals(certificate), ...assumptionRefusals(certificate)],
  'PURGE-DEVICE': (certificate) => [
    ...keyRefusals(certificate),
    ...(certificate.media.length === 0 ? (['medium-missing'] as const) : []),
    ...certificate.media.flatMap(mediumRefusals),
    ...peopleRefusals(certificate),
  ],
  DESTROYED: ({ media, people, validation }) => [
    ...(media.length === 0 ? (['medium-missing'] as const) : []),
    ...(hasRole(people, validation.by, 'validator') ? [] : (['not-validated'] as const)),
  ],
  // Whatever went wrong may be told.
  FAILED: () => [],
};

function keyRefusals({ keys, exposure, issuedAt }: UncheckedCertificate): Found {
  const waits = exposure.keyServiceWaitsUntil;
  return [
    ...(keys.length > 0 &&
    keys.every(({ destroyedAt, tombstone }) => destroyedAt !== null && tombstone !== null)
      ? []
      : (['key-not-destroyed'] as const)),
    ...(waits !== null && waits > issuedAt ? (['key-service-may-restore'] as const) : []),
  ];
}

function assumptionRefusals({ assumptions, exposure, keys }: RemoteCertificate): Found {
  const isListed =
    (exposure.leases.length === 0 || assumptions.includes('leases-ended')) &&
    (exposure.memory !== 'unknown' || assumptions.includes('memory-lost')) &&
    (keys.every((key) => key.encryptedFromFirstWrite) ||
      assumptions.includes('encrypted-from-first-write')) &&
    assumptions.includes('share-not-copied');
  return isListed ? [] : ['assumption-unlisted'];
}

type Medium = Of<'PURGE-DEVICE'>['media'][number];

/** What speaks against a medium having been purged. */
export function mediumRefusals({ capacity, sanitization, verification }: Medium): Found {
  if (capacity === null || capacity <= 0) return ['capacity-unknown'];
  return [
    ...(sanitization === null ? (['not-erased'] as const) : erasureRefusals(sanitization, capacity)),
    ...(verification === null ? (['not-verified'] as const) : verificationRefusals(verification, capacity)),
    ...(sanitization !== null && verification !== null && verification.at < sanitization.endedAt
      ? (['not-verified'] as const)
      : []),
  ];
}

/** GB 46864-2025 names two methods; of overwriting, two random passes satisfy every reading of it. */
function erasureRefusals({ category, techniques }: Sanitization, capacity: number): Found {
  const isBlockErased = techniques.some(
    (technique) => technique.kind === 'block-erase' && technique.result === 'done',
  );
  const overwrites = techniques.filter((technique) => technique.kind === 'overwrite');
  const isOverwritten = overwrites.some(
    ({ passes, pattern, bytes }) => pattern === 'random' && passes >= 2 && bytes >= passes * capacity,
  );
  return [
    ...(category === 'clear' ? (['not-purged'] as const) : []),
    ...(isBlockErased || isOverwritten ? [] : (['not-erased'] as const)),
    ...(overwrites.every(({ passes, bytes }) => bytes >= passes * capacity)
      ? []
      : (['overwrite-incomplete'] as const)),
  ];
}

function verificationRefusals(verification: Verification, capacity: number): Found {
  const { method, readBack, canaries, trials, keyHunt } = verification;
  const isWhole = method === 'full' && readBack.bytes === capacity && readBack.capacity === capacity;
  const refusals: readonly (readonly [boolean, CertificateRefusal])[] = [
    [!isWhole, 'read-back-incomplete'],
    [readBack.mismatches !== 0, 'read-back-differs'],
    // Nothing found where nothing was hidden proves nothing.
    [canaries.planted < 1, 'no-canary-planted'],
    [canaries.found !== 0, 'canary-found'],
    [trials.tried < 1, 'no-trial-made'],
    [trials.opened !== 0, 'trial-opened'],
    [keyHunt.hits !== 0, 'key-found'],
  ];
  return refusals.filter(([holds]) => holds).map(([, refusal]) => refusal);
}

function peopleRefusals({ media, people, validation, issuedAt }: Of<'PURGE-DEVICE'>): Found {
  const isComplete = (['sanitiser', 'verifier'] as const).every((role) =>
    people.some((person) => person.role === role),
  );
  return [
    ...(isComplete ? [] : (['person-missing'] as const)),
    ...validationRefusals(validation, people),
    ...(validation !== null && !isTimely(validation, media, issuedAt)
      ? (['validated-too-early'] as const)
      : []),
  ];
}

/** What speaks against a judgement that the result is enough. */
export function validationRefusals(
  validation: Validation | null,
  people: readonly CertificatePerson[],
): Found {
  if (validation?.decision !== 'adequate' || !hasRole(people, validation.by, 'validator'))
    return ['not-validated'];
  return hasRole(people, validation.by, 'sanitiser') ? ['validated-by-sanitiser'] : [];
}

function isTimely({ at }: Validation, media: readonly Medium[], issuedAt: CertificateTime): boolean {
  const isAfterAll = media.every(({ verification }) => verification === null || at >= verification.at);
  return isAfterAll && at <= issuedAt;
}

const hasRole = (
  people: readonly CertificatePerson[],
  account: string,
  role: CertificatePerson['role'],
): boolean => people.some((person) => person.account === account && person.role === role);
