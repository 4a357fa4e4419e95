const maxFields = 16;

/**
 * The fields of an `application/x-www-form-urlencoded` body (WHATWG URL section 5). Stricter than browsers: a broken
 * escape, broken UTF-8, a field without `=`, a name that stands twice and more than 16 fields are refused as null.
 * Size is to be bounded by the caller.
 */
export function parseForm(body: string): ReadonlyMap<string, string> | null {
  const fields = new Map<string, string>();
  const pairs = body.split('&', maxFields + 1);
  if (pairs.length > maxFields) return null;
  for (const pair of pairs) {
    const split = pair.indexOf('=');
    const name = decode(pair.slice(0, Math.max(split, 0)));
    const value = decode(pair.slice(split + 1));
    if (!name || value === null || fields.has(name)) return null;
    fields.set(name, value);
  }
  return fields;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
