import {
  type ErasureReport,
  erasureLimits,
  erasureMeans,
  type Holding,
  holdingKinds,
  type Medium,
  mediumKinds,
} from '@vedette/domain';
import { z } from 'zod';
import {
  base64urlOf,
  base64urlUpTo,
  countSchema,
  deviceIdSchema,
  messageIdSchema,
  momentSchema,
  publicKeySchema,
} from './identifiers.ts';

/**
 * What a sentinel that retires is asked, and what it answers.
 *
 * Asked: the command `retire` with the number of the retirement, after the keeper's share was destroyed. What is held
 * was told before, as the item `holdings` of a diagnosis. Answered, each by an uplink `retirement`:
 * 1. `key`: the public half of a key that lives in memory alone, before anything of the old ones is gone. The
 *    platform certifies it, so that evidence can be signed when the device's own key has been erased.
 * 2. `progress`, as it goes on.
 * 3. `evidence`: what was done and found, signed by that key. The device ends its program afterwards.
 */
export const retirementIdSchema = z.uuid();

const purposeSchema = z.string().min(1).max(64);

/** One line of the inventory: a result of the diagnosis' item `holdings` is its JSON. */
export const holdingSchema = z.strictObject({
  kind: z.enum(holdingKinds),
  purpose: purposeSchema.nullable(),
  count: countSchema,
  from: momentSchema.nullable(),
  until: momentSchema.nullable(),
  deviceOnly: z.boolean(),
}) satisfies z.ZodType<Holding, unknown>;

const wordsSchema = z.string().max(200);

export const mediumSchema = z.strictObject({
  kind: z.enum(mediumKinds),
  maker: wordsSchema.nullable(),
  model: wordsSchema.nullable(),
  serial: wordsSchema.nullable(),
  capacity: countSchema,
  rotational: z.boolean().nullable(),
  firmware: wordsSchema.nullable(),
}) satisfies z.ZodType<Medium, unknown>;

export const erasureReportSchema = z.strictObject({
  medium: mediumSchema,
  scope: z.enum(['medium', 'partition', 'files']),
  bytes: countSchema,
  files: countSchema,
  steps: z
    .array(
      z.strictObject({
        means: z.enum(erasureMeans),
        pass: z.int().min(1).max(99),
        outcome: z.enum(['done', 'not-offered', 'failed']),
        bytes: countSchema,
        startedAt: momentSchema,
        endedAt: momentSchema,
        detail: wordsSchema.nullable(),
      }),
    )
    .max(64),
  readBack: z
    .strictObject({ bytes: countSchema, different: countSchema, unreadable: countSchema })
    .nullable(),
  canaries: z
    .strictObject({
      planted: countSchema,
      purposes: z.array(purposeSchema).max(64),
      noted: countSchema,
      searchedBytes: countSchema,
      foundPlanted: countSchema,
      foundNoted: countSchema,
    })
    .nullable(),
  hunt: z
    .strictObject({
      windows: countSchema,
      of: countSchema,
      samples: countSchema,
      recordKeys: countSchema,
      wrappingKeys: countSchema,
      control: z.enum(['found', 'missed']),
    })
    .nullable(),
  limits: z.array(z.enum(erasureLimits)).max(erasureLimits.length),
  startedAt: momentSchema,
  endedAt: momentSchema,
  failure: wordsSchema.nullable(),
}) satisfies z.ZodType<ErasureReport, unknown>;

/** Where a retiring sentinel is, while somebody watches. */
export const retireStages = [
  'planting',
  'stopping',
  'rekeying',
  'erasing',
  'reading-back',
  'hunting',
  'ended',
] as const;
export type RetireStage = (typeof retireStages)[number];

/** AES-256-GCM, of which the first bytes are known. */
export const keySampleSchema = z.strictObject({
  nonce: base64urlOf(12),
  ciphertext: base64urlUpTo(64),
  tag: base64urlOf(16),
  known: base64urlOf(16),
});
export type KeySampleWire = z.infer<typeof keySampleSchema>;

/** What the evidence's text says, as JSON. */
export const retirementEvidenceSchema = z.strictObject({
  retirement: retirementIdSchema,
  device: deviceIdSchema,
  at: momentSchema,
  software: z.string().max(80),
  /** The vault's generation that was the last, and whether every key under it is gone. */
  vault: z.strictObject({ generation: countSchema, rekeyedToNothing: z.boolean() }),
  /** Lanes hold and let nobody in; a fire still opens them. Keys in memory are zeroed. */
  memoryCleared: z.boolean(),
  media: z.array(erasureReportSchema).min(1).max(8),
  /** Noise that was sealed under keys of the vault: whoever gets hold of a medium may try on it what he finds. */
  samples: z.array(keySampleSchema).max(16),
});
export type RetirementEvidence = z.infer<typeof retirementEvidenceSchema>;

export const retirementSaidSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('key'), publicKey: publicKeySchema }),
  z.strictObject({
    kind: z.literal('progress'),
    stage: z.enum(retireStages),
    done: countSchema,
    of: countSchema,
  }),
  z.strictObject({
    kind: z.literal('evidence'),
    /** JSON of `RetirementEvidence`: these very characters are signed. */
    text: z.string().max(128 * 1024),
    publicKey: publicKeySchema,
    /** Ed25519 by `publicKey` over `evidenceText`. */
    signature: base64urlOf(64),
  }),
]);
export type RetirementSaid = z.infer<typeof retirementSaidSchema>;

/** The platform's word that a key speaks for a device in one retirement. */
export const retirementKeyCertificateSchema = z.strictObject({
  /** Of the platform's link. */
  platformKey: publicKeySchema,
  notAfter: momentSchema,
  /** Ed25519 over `retirementKeyText`. */
  signature: base64urlOf(64),
});
export type RetirementKeyCertificate = z.infer<typeof retirementKeyCertificateSchema>;

interface CertifiedKey {
  readonly retirement: string;
  readonly device: string;
  /** base64url. */
  readonly publicKey: string;
  readonly notAfter: number;
}

/** What the platform signs to certify a retirement's key. */
export function retirementKeyText({ retirement, device, publicKey, notAfter }: CertifiedKey): string {
  return ['vedette/retirement-key/v1', retirement, device, publicKey, String(notAfter), ''].join('\n');
}

/** What the retirement's key signs. */
export function evidenceText(text: string): string {
  return `vedette/retirement-evidence/v1\n${text}`;
}

/** What a retiring sentinel says. */
export const retirementUplink = z.strictObject({
  type: z.literal('retirement'),
  id: messageIdSchema,
  retirement: retirementIdSchema,
  said: retirementSaidSchema,
});

/** The answer to `key`; everything else is answered `taken`. Refused with `retirement-unknown`. */
export const retirementDownlink = z.strictObject({
  type: z.literal('retirement-key'),
  re: messageIdSchema,
  certificate: retirementKeyCertificateSchema,
  /** From which the tokens are made that are planted before: whoever has it can look for them on the medium later. */
  canarySeed: base64urlOf(32),
});
