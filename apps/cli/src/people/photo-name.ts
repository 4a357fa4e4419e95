import { basename } from 'node:path';
import { personInputSchema } from '@vedette/contract';
import type { ErrorCode } from '@vedette/domain';

/** What the name of a file says: whose photograph it is, and which of theirs. */
export type PhotoName =
  | { readonly person: string; readonly ordinal: number; readonly code?: undefined }
  | { readonly code: ErrorCode };

const photoType = /\.(jpe?g|png|webp)$/i;
/** Characters that turn the direction of writing or do not show: they would hide in a person's name. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u;

/** Reads `name.jpg` and `name_2.jpg`. The name is normalised (NFC): macOS writes it decomposed. */
export function readPhotoName(path: string): PhotoName {
  const base = basename(path).normalize('NFC');
  if (!photoType.test(base)) return { code: 'image-not-an-image' };
  const stem = base.replace(photoType, '');
  const [, before, number] = /^(.+)_(\d{1,2})$/.exec(stem) ?? [];
  const person = (before ?? stem).trim();
  const isName = !hidden.test(base) && personInputSchema.safeParse({ name: person }).success;
  return isName ? { person, ordinal: Number(number ?? 1) } : { code: 'input-invalid' };
}
