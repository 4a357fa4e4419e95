import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VedetteError } from '@vedette/domain';

/**
 * The password of a role: HMAC-SHA-256 of its name under 32 random bytes kept beside the data, for us alone.
 * They admit to a server that has no other door than a socket in a private folder, and open no sealed data.
 */
export function passwordsIn(place: string): (role: string) => string {
  const file = join(place, 'server-secret');
  if (!existsSync(file)) writeOnce(file);
  const secret = readFileSync(file);
  if (secret.length !== 32) throw new VedetteError('store-damaged', 'world', { at: 'server-secret' });
  return (role) => createHmac('sha256', secret).update(role).digest('base64url');
}

/** Wholly or not at all: a secret cut short by a crash would lock everybody out for ever. */
function writeOnce(file: string): void {
  const draft = `${file}-${randomBytes(8).toString('hex')}`;
  writeFileSync(draft, randomBytes(32), { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } finally {
    rmSync(draft);
  }
}
