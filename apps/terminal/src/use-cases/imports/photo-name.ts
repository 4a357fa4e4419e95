import type { ErrorCode } from '@vedette/domain';

/** What the name of a file in an archive says. */
export type PhotoName =
  | { readonly kind: 'photo'; readonly base: string; readonly person: string; readonly ordinal: number }
  | { readonly kind: 'table' | 'skipped' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

const photoTypes = ['.jpg', '.jpeg', '.png', '.webp'];
const tableName = 'people.csv';
/** Control characters, and those that turn the direction of writing or do not show (Cc, Cf, Zl, Zp). */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/u;
const longest = 100;

/**
 * Reads `name.jpg` and `name_2.jpg`, in whatever folder. Nothing is ever written under such a name; one that
 * tries to lead out of its folder or hides characters is refused all the same, because it would become the
 * name of a person.
 */
export function readPhotoName(path: string): PhotoName {
  const steps = path.normalize('NFC').split(/[/\\]/);
  const base = steps.at(-1) ?? '';
  if (base === '' || base.startsWith('.') || steps.includes('__MACOSX') || base === 'Thumbs.db')
    return { kind: 'skipped' };
  const leadsOut = steps.includes('..') || steps[0] === '' || /^[A-Za-z]:/.test(path);
  if (leadsOut || hidden.test(base)) return { kind: 'refused', code: 'input-invalid' };
  if (base.toLowerCase() === tableName) return { kind: 'table' };
  const type = photoTypes.find((one) => base.toLowerCase().endsWith(one));
  if (type === undefined) return { kind: 'refused', code: 'image-not-an-image' };
  return named(base, base.slice(0, -type.length));
}

function named(base: string, stem: string): PhotoName {
  const [, before, number] = /^(.+)_(\d{1,2})$/.exec(stem) ?? [];
  const person = (before ?? stem).trim();
  if (person === '' || person.length > longest) return { kind: 'refused', code: 'input-invalid' };
  return { kind: 'photo', base, person, ordinal: Number(number ?? 1) };
}

/** A hostile name as a report may show it: what hides or turns the writing is made visible. */
export function shownPath(path: string): string {
  return path.replaceAll(new RegExp(hidden, 'gu'), '\ufffd').slice(0, 200);
}
