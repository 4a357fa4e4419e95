import { z } from 'zod';
import { canonicalBytes } from '../../seal/canonical-bytes.ts';

/**
 * What goes over the line to a keeper in the same network: one POST of JSON an act, signed by the terminal, and an
 * answer that the keeper signs over the nonce. No secrecy is needed: points are public or blinded. Nor a clock: what
 * is played again only does again what was done, which changes nothing.
 */
export const lanKeeperPath = '/keeper';
export const messageBytesAtMost = 4096;

export const lanActs = ['prepare', 'answer', 'settled', 'dismiss'] as const;
export type LanAct = (typeof lanActs)[number];

const bytes = (length: number) =>
  z
    .string()
    .length(Math.ceil((length * 4) / 3))
    .regex(/^[A-Za-z0-9_-]*$/)
    .transform((text): Buffer => Buffer.from(text, 'base64url'));

export const lanRequestSchema = z.strictObject({
  /** The terminal's Ed25519 key. */
  device: bytes(32),
  act: z.enum(lanActs),
  nonce: bytes(16),
  generation: z.int().min(1).max(2_147_483_647),
  /** Of an `answer` alone. */
  point: bytes(33).nullable(),
  signature: bytes(64),
});
export type LanRequest = z.infer<typeof lanRequestSchema>;

export const lanAnswerSchema = z.strictObject({
  /** S or Y; null for the acts that have none. */
  point: bytes(33).nullable(),
  /** Up to which generation everything is destroyed. */
  gone: z.int().min(0).max(2_147_483_647),
  signature: bytes(64),
});
export type LanAnswer = z.infer<typeof lanAnswerSchema>;

export const lanRefusalSchema = z.object({ code: z.string().max(64), at: z.string().max(200).optional() });

const none = new Uint8Array(0);

export function requestBytes({
  device,
  act,
  nonce,
  generation,
  point,
}: Omit<LanRequest, 'signature'>): Uint8Array {
  return canonicalBytes('vedette/lan-keeper/1', device, act, nonce, String(generation), point ?? none);
}

export function answerBytes(request: LanRequest, { point, gone }: Omit<LanAnswer, 'signature'>): Uint8Array {
  return canonicalBytes('vedette/lan-keeper-answer/1', requestBytes(request), point ?? none, String(gone));
}

/** Bytes as unpadded base64url. */
export function lanText(message: Readonly<Record<string, Uint8Array | string | number | null>>): string {
  const entries = Object.entries(message).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : value,
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}
