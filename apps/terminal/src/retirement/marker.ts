import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const markerSchema = z.strictObject({
  /** Null: begun at this machine, by no platform. */
  retirement: z.uuid().nullable(),
  begunAt: z.int().min(0),
  /** Outside the folder: whatever opened something in it. */
  keyFiles: z.array(z.string().min(1)).max(64),
});
export type RetirementMarker = z.infer<typeof markerSchema>;

/** Behind every other name: files are unlinked in order, and this one must be the last that is missing. */
const markerFile = (folder: string): string => join(folder, '~retiring.json');

/**
 * What says, after a power cut, that a data folder is being erased and must not be opened any more. It is the first
 * thing written and, being in the folder, among the last that are erased.
 */
export async function putMarker(folder: string, marker: RetirementMarker): Promise<void> {
  const file = await open(markerFile(folder), 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(marker));
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Null where nothing is being erased. One that cannot be read any more was being overwritten itself. */
export function findMarker(folder: string): RetirementMarker | null {
  if (!existsSync(markerFile(folder))) return null;
  const overwritten: RetirementMarker = { retirement: null, begunAt: 0, keyFiles: [] };
  try {
    return markerSchema.safeParse(JSON.parse(readFileSync(markerFile(folder), 'utf8'))).data ?? overwritten;
  } catch {
    return overwritten;
  }
}
