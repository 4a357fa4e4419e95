import { z } from 'zod';
import { certificateLimits, remoteAssumptions } from './closed-lists.ts';
import { certificateType } from './payload.ts';
import { certificateRoles } from './people.ts';
import { parseCertificateTime } from './time.ts';

// What a certificate may look like. Strict: a member that nobody knows fails it, since its reader would not see it.

const text = z
  .string()
  .min(1)
  .max(300)
  .regex(/^\P{C}*$/u);
const uuid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const count = z.int().min(0);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const time = z.string().transform((value, context) => {
  const parsed = parseCertificateTime(value);
  if (parsed === null) context.addIssue({ code: 'custom', message: 'no time' });
  return parsed ?? z.NEVER;
});
const salted = z.strictObject({ hash, salt: hash });
const tool = z.strictObject({ name: text, version: text, commit: text.nullable() });

const technique = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('crypto-erase') }),
  z.strictObject({ kind: z.literal('discard'), bytes: count }),
  z.strictObject({
    kind: z.literal('block-erase'),
    command: text,
    result: z.enum(['done', 'refused', 'unsupported', 'failed']),
  }),
  z.strictObject({
    ...{ kind: z.literal('overwrite'), passes: count, pattern: z.enum(['random', 'zero']), bytes: count },
  }),
]);

const sanitization = z.strictObject({
  ...{ category: z.enum(['clear', 'purge', 'destroy']), techniques: z.array(technique).max(20) },
  ...{ tool, standards: z.array(text).max(20), startedAt: time, endedAt: time },
});

const verification = z.strictObject({
  ...{ method: z.enum(['full', 'sample', 'none']), at: time },
  readBack: z.strictObject({ bytes: count, capacity: count, mismatches: count }),
  canaries: z.strictObject({ planted: count, found: count }),
  trials: z.strictObject({ tried: count, opened: count }),
  keyHunt: z.strictObject({ windows: count, hits: count }),
  tools: z.array(tool).max(20),
  reportSha256: hash.nullable(),
});

const identity = {
  id: text,
  type: z.enum(['emmc', 'sd', 'nvme', 'ssd', 'hdd', 'raw-flash', 'file', 'unknown']),
  ...{ manufacturer: text.nullable(), model: text.nullable(), serial: text.nullable() },
  ...{ propertyNumber: text.nullable(), source: text, capacity: count.nullable(), life: text.nullable() },
};
const remoteMedium = z.strictObject({ ...identity, sanitization: z.null(), verification: z.null() });
const triedMedium = z.strictObject({
  ...identity,
  ...{ sanitization: sanitization.nullable(), verification: verification.nullable() },
});

const key = z.strictObject({
  id: text,
  level: z.enum(['root', 'share', 'purpose', 'day', 'person', 'backup']),
  ...{ algorithm: text, derivation: text.nullable(), bits: count },
  destroyedAt: z
    .strictObject({ place: z.enum(['platform', 'device', 'lan-keeper', 'owner']), at: time })
    .nullable(),
  ...{ tombstone: hash.nullable(), logIndex: count.nullable() },
  ...{ escrow: z.enum(['none', 'unknown']), encryptedFromFirstWrite: z.boolean() },
});

const person = z.strictObject({
  ...{ account: text, role: z.enum(certificateRoles), name: text, title: text.nullable(), at: time },
  ...{ place: text.nullable(), contact: text.nullable() },
});
const validation = z.strictObject({
  ...{ decision: z.enum(['adequate', 'inadequate']), by: text, at: time, note: text.nullable() },
});

const device = z.strictObject({
  ...{ id: text, manufacturer: text, model: text, serial: text.nullable(), propertyNumber: text.nullable() },
  ...{ software: text.nullable(), logged: salted },
});
const category = z.strictObject({
  ...{ category: text, count, purposes: z.array(text).max(100), from: day.nullable(), to: day.nullable() },
});
const data = z.strictObject({
  countedAt: time.nullable(),
  categories: z.array(category).max(500),
  duties: z.array(z.strictObject({ id: text, version: count, sha256: hash })).max(500),
});
const exposure = z.strictObject({
  leases: z.array(z.strictObject({ endsAt: time })).max(100),
  memory: z.enum(['zeroed', 'power-cycled', 'unknown']),
  keyServiceWaitsUntil: time.nullable(),
});
const backup = z.strictObject({ place: text, recipient: text, sha256: hash, restoredAt: time.nullable() });
const destination = z.strictObject({
  kind: z.enum(['kept', 'reused', 'sold', 'returned', 'recycled', 'destroyed']),
  ...{ party: text.nullable(), lot: uuid.nullable() },
});

const base = {
  ...{ typ: z.literal(certificateType), id: uuid, issuedAt: time },
  issuer: z.strictObject({ name: text, log: text }),
  organisation: z.strictObject({ id: text, name: text, logged: salted }),
  ...{ device, data, keys: z.array(key).max(20_000), exposure, backup: backup.nullable() },
  people: z.tuple([person], person),
  destination: destination.nullable(),
  confidentiality: z.strictObject({ before: text.nullable(), after: text.nullable() }),
  limits: z.array(z.enum(certificateLimits)).max(certificateLimits.length),
};
const assumption = z.enum(remoteAssumptions);

export const certificateSchema = z.discriminatedUnion('profile', [
  z.strictObject({
    ...base,
    ...{ profile: z.literal('CE-REMOTE'), media: z.array(remoteMedium).max(50) },
    ...{ assumptions: z.tuple([assumption], assumption), validation: validation.nullable() },
  }),
  z.strictObject({
    ...base,
    ...{ profile: z.literal('PURGE-DEVICE'), media: z.array(triedMedium).max(50) },
    validation: validation.nullable(),
  }),
  z.strictObject({
    ...base,
    ...{ profile: z.literal('DESTROYED'), media: z.tuple([triedMedium], triedMedium), validation },
    destruction: z.strictObject({
      ...{ method: z.enum(['shredded', 'pulverised', 'incinerated', 'melted']), at: time, place: text },
      ...{ particleSize: z.number().positive().nullable(), photographs: z.tuple([hash], hash) },
    }),
  }),
  z.strictObject({
    ...base,
    ...{
      profile: z.literal('FAILED'),
      media: z.array(triedMedium).max(50),
      validation: validation.nullable(),
    },
    failure: z.strictObject({ step: text, reason: text, at: time }),
  }),
]);
