import { hkdfSync } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFile } from '@vedette/store/database';

const files = { 'records.db': 'records-file', 'captures.db': 'captures-file' } as const;

/**
 * The store's two files without their cipher, as they lie at this moment, free pages included: what somebody reads who
 * has the medium and the key file that lies on it. The originals are not touched.
 */
export function peelStore(dataFolder: string, storeKey: Uint8Array): readonly Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'vedette-peel-'));
  try {
    return Object.entries(files).map(([name, use]) => {
      for (const file of [name, `${name}-wal`])
        if (existsSync(join(dataFolder, file))) copyFileSync(join(dataFolder, file), join(folder, file));
      return peelFile(join(folder, name), fileKey(storeKey, use));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As the store derives it; whoever attacks knows every format. */
function fileKey(storeKey: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', storeKey, new Uint8Array(0), `vedette/store/${use}/1`, 32));
}

function peelFile(file: string, key: Buffer): Buffer {
  const db = openFile(file, key);
  try {
    // Takes in the write-ahead log, and lets the cipher be removed, which that log does not allow.
    db.pragma('journal_mode=delete');
    // Freed pages stay as they are: they are what is looked for.
    db.pragma('secure_delete=off');
    db.pragma("rekey=''");
  } finally {
    db.close();
  }
  return readFileSync(file);
}
