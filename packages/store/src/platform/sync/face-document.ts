import { type Kysely, sql } from 'kysely';
import type { PlatformSchema } from '../database/schema.ts';

interface SealedFace {
  readonly person: string;
  readonly content: string;
  readonly sealed: Buffer;
  readonly wrapped: Buffer;
}

/** A face as one terminal is told it, in the words of the device link; null when it is gone or not sealed to it. */
export async function faceDocument(
  db: Kysely<PlatformSchema>,
  { reference, recipient }: { readonly reference: string | null; readonly recipient: string },
): Promise<string | null> {
  const { rows } = await sql<SealedFace>`
    select r.person_id as person, r.content, r.sealed, w.wrapped from sealed_reference r
    join reference_wrap w on w.reference_id = r.id and w.recipient = ${recipient}
    where r.id = ${reference}::uuid`.execute(db);
  const [face] = rows;
  if (face === undefined) return null;
  const { person, content, sealed, wrapped } = face;
  const text = (bytes: Buffer): string => bytes.toString('base64url');
  return JSON.stringify({ person, content, sealed: text(sealed), wrap: text(wrapped) });
}
