import { type CollectableField, collectableFields, type PassBody } from '@vedette/domain';
import { padded, unpadded } from '../seal/padding.ts';

const bucket = 64;

/** The fields as padded JSON; the caller zeroes it. */
export function bodyBytes(body: PassBody, fields: readonly CollectableField[]): Uint8Array {
  const entries = fields.flatMap((field) => (Object.hasOwn(body, field) ? [[field, body[field]]] : []));
  const plain = Buffer.from(JSON.stringify(Object.fromEntries(entries)), 'utf8');
  try {
    return padded(plain, bucket);
  } finally {
    plain.fill(0);
  }
}

/** The fields asked for, where they are texts; null for bytes that hold no body. */
export function parseBody(bytes: Buffer, fields: readonly CollectableField[]): PassBody | null {
  const plain = unpadded(bytes);
  const value = plain === null ? null : parseJson(plain);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const found = new Map<string, unknown>(Object.entries(value));
  const wanted = collectableFields.filter((field) => fields.includes(field));
  return Object.fromEntries(
    wanted.flatMap((field) => {
      const text = found.get(field);
      return typeof text === 'string' ? [[field, text]] : [];
    }),
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
