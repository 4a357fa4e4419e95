import { describe, expect, it } from 'vitest';
import { logStand } from '../../test/log-stand.ts';
import {
  failedCertificate,
  purgeCertificate,
  remoteCertificate,
  sampleHash,
  sampleMedium,
  samplePeople,
  sampleSanitization,
  sampleTime,
  sampleValidation,
  sampleVerification,
} from '../../test/sample-certificate.ts';
import { purgedMedium, validatedByAnother } from './complete.ts';
import type { Sanitization, Verification } from './medium.ts';
import type { Certificate } from './payload.ts';
import { type CertificateRefusal, refusalsOf, type UncheckedCertificate } from './refusals.ts';
import { signCertificate } from './sign-certificate.ts';

const capacity = sampleMedium.capacity ?? 0;
const { issuer } = logStand();

type Change = {
  readonly sanitization?: Partial<Sanitization>;
  readonly verification?: Partial<Verification>;
};

function purged({ sanitization, verification }: Change): UncheckedCertificate {
  const medium = {
    ...sampleMedium,
    sanitization: { ...sampleSanitization, ...sanitization },
    verification: { ...sampleVerification, ...verification },
  };
  return { ...purgeCertificate, media: [medium] };
}
const twoPasses = { kind: 'overwrite', passes: 2, pattern: 'random', bytes: 2 * capacity } as const;
const sent = { kind: 'block-erase', command: 'mmc sanitize', result: 'done' } as const;

describe('a purged device', () => {
  it('needs two random passes or a block erase, whichever the medium has', () => {
    expect(refusalsOf(purged({ sanitization: { techniques: [twoPasses] } }))).toEqual([]);
    expect(refusalsOf(purged({ sanitization: { techniques: [sent] } }))).toEqual([]);
  });

  it.each<[string, Change, CertificateRefusal]>([
    [
      'nothing but a discard',
      { sanitization: { techniques: [{ kind: 'discard', bytes: capacity }] } },
      'not-erased',
    ],
    ['one pass', { sanitization: { techniques: [{ ...twoPasses, passes: 1 }] } }, 'not-erased'],
    ['passes of zeroes', { sanitization: { techniques: [{ ...twoPasses, pattern: 'zero' }] } }, 'not-erased'],
    [
      'a pass that fell short',
      { sanitization: { techniques: [sent, { ...twoPasses, bytes: capacity }] } },
      'overwrite-incomplete',
    ],
    [
      'a command that was refused',
      { sanitization: { techniques: [{ ...sent, result: 'refused' }] } },
      'not-erased',
    ],
    ['no more than a clear', { sanitization: { category: 'clear' } }, 'not-purged'],
    ['a sample', { verification: { method: 'sample' } }, 'read-back-incomplete'],
    [
      'a byte too few read back',
      { verification: { readBack: { bytes: capacity - 1, capacity, mismatches: 0 } } },
      'read-back-incomplete',
    ],
    [
      'a byte that differs',
      { verification: { readBack: { bytes: capacity, capacity, mismatches: 1 } } },
      'read-back-differs',
    ],
    ['no canary', { verification: { canaries: { planted: 0, found: 0 } } }, 'no-canary-planted'],
    ['a canary found', { verification: { canaries: { planted: 64, found: 1 } } }, 'canary-found'],
    ['nothing tried', { verification: { trials: { tried: 0, opened: 0 } } }, 'no-trial-made'],
    ['something opened', { verification: { trials: { tried: 9, opened: 1 } } }, 'trial-opened'],
    ['a key found', { verification: { keyHunt: { windows: 9, hits: 1 } } }, 'key-found'],
    ['a look before it was over', { verification: { at: sampleTime(20) } }, 'not-verified'],
  ])('is not certified with %s', async (_, change, refusal) => {
    const certificate = purged(change);
    expect(refusalsOf(certificate)).toEqual([refusal]);
    // Past the compiler, as a caller in plain JavaScript would come.
    await expect(signCertificate(certificate as Certificate, issuer.key, issuer.sign)).rejects.toMatchObject({
      ...{ code: 'certificate-refused' },
      details: { problems: [{ message: refusal }] },
    });
  });

  it('is judged by somebody who did not erase it, after it was verified', () => {
    const judged = (change: object): UncheckedCertificate =>
      ({ ...purgeCertificate, validation: { ...sampleValidation, ...change } }) as UncheckedCertificate;
    expect(refusalsOf(judged({ by: 'account-1' }))).toEqual(['not-validated']);
    const people = samplePeople.map((person) => ({ ...person, account: 'account-2' }));
    expect(refusalsOf({ ...purgeCertificate, people } as unknown as UncheckedCertificate)).toEqual([
      'validated-by-sanitiser',
    ]);
    expect(refusalsOf(judged({ decision: 'inadequate' }))).toEqual(['not-validated']);
    expect(refusalsOf(judged({ at: sampleTime(35) }))).toEqual(['validated-too-early']);
    expect(refusalsOf(judged({ at: sampleTime(60) }))).toEqual(['validated-too-early']);
  });

  it('has no key left', () => {
    const [key] = purgeCertificate.keys;
    const keys = key === undefined ? [] : [{ ...key, destroyedAt: null }];
    expect(refusalsOf({ ...purgeCertificate, keys })).toEqual(['key-not-destroyed']);
    expect(refusalsOf({ ...purgeCertificate, keys: [] })).toEqual(['key-not-destroyed']);
    const exposure = { ...purgeCertificate.exposure, keyServiceWaitsUntil: sampleTime(60) };
    expect(refusalsOf({ ...purgeCertificate, exposure })).toEqual(['key-service-may-restore']);
  });

  it('is not even built without all of it', () => {
    const found = { ...sampleVerification, canaries: { planted: 64, found: 1 } };
    expect(() => purgedMedium(sampleMedium, sampleSanitization, found)).toThrow('certificate-refused');
    expect(() =>
      purgedMedium({ ...sampleMedium, capacity: null }, sampleSanitization, sampleVerification),
    ).toThrow('certificate-refused');
    expect(() => validatedByAnother({ ...sampleValidation, by: 'account-1' }, samplePeople)).toThrow(
      'certificate-refused',
    );
    const medium = { ...sampleMedium, sanitization: sampleSanitization, verification: found };
    // @ts-expect-error what anybody writes down is no complete verification
    const claimed: typeof purgeCertificate = { ...purgeCertificate, media: [medium] };
    expect(refusalsOf(claimed)).toEqual(['canary-found']);
  });
});

describe('a device that nobody has seen', () => {
  it('says every assumption that its claim needs', () => {
    const remote = (change: Partial<typeof remoteCertificate>) =>
      refusalsOf({ ...remoteCertificate, ...change });
    expect(remote({})).toEqual([]);
    expect(remote({ assumptions: ['share-not-copied'] })).toEqual(['assumption-unlisted']);
    expect(
      remote({ exposure: { ...remoteCertificate.exposure, leases: [{ endsAt: sampleTime(90) }] } }),
    ).toEqual(['assumption-unlisted']);
    const [key] = remoteCertificate.keys;
    const keys =
      key === undefined ? [] : [{ ...key, encryptedFromFirstWrite: false, tombstone: sampleHash('x') }];
    expect(remote({ keys, assumptions: ['share-not-copied', 'memory-lost'] })).toEqual([
      'assumption-unlisted',
    ]);
  });
});

it('lets whatever failed be told', () => {
  expect(refusalsOf(failedCertificate)).toEqual([]);
});
