import { createHash } from 'node:crypto';

/** RFC 7638: SHA-256 over the members that make a key, in the order of their names. */
export function calculateThumbprint(members: Readonly<Record<string, string>>): string {
  const sorted = Object.fromEntries(
    Object.entries(members).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url');
}
