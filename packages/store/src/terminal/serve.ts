import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, VedetteError } from '@vedette/domain';
import { deviceShareFile, openTerminalVault, type TerminalVault } from '@vedette/vault';
import { sweepOrphans } from './captures/removal.ts';
import { type StoreClock, storeClock } from './clock.ts';
import { type ServedConcepts, serveConcepts } from './concepts.ts';
import { Connection } from './database/connection.ts';
import { migrate, migrationFiles } from './database/migrate.ts';
import { openFile } from './database/open-file.ts';
import type { CapturesSchema, RecordsSchema } from './database/schema.ts';
import { asVedetteError } from './database/sqlite-fault.ts';
import { numberIndex } from './identities/number-index.ts';
import { hashOlderNumbers } from './identities/repository.ts';
import { deriveKey, type KeyUse } from './key/derive.ts';
import { hasKeyCheck, verifyKeyCheck, writeKeyCheck } from './key/key-check.ts';
import { sealer } from './key/seal.ts';
import { nameIndex } from './people/name-index.ts';
import { subjectIndex } from './records/subject-tag.ts';
import { isWhole } from './upkeep/health.ts';
import { personalSeal } from './vault/personal-seal.ts';

/** The store where it really is: in its thread, or in the caller's. */
export interface ServedStore {
  readonly concepts: ServedConcepts;
  readonly clock: StoreClock;
  /**
   * Runs work on the records in one transaction; `isOpen` tells whether SQLite has given it up. When it falls,
   * nothing of it is left, in the file or in memory.
   */
  inOneCommit<T>(work: (isOpen: () => boolean) => T): T;
  close(): void;
}

/**
 * @param storeKey 32 bytes; zeroed when this returns
 * @throws `store-key-wrong`, `store-damaged`, `store-busy`, `disk-full`
 */
export async function serveStore(folder: string, storeKey: Uint8Array, at: Instant): Promise<ServedStore> {
  const open: { close(): void }[] = [];
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const created = hasKeyCheck(folder);
    if (created) checkCreated(folder, storeKey);
    const records = new Connection<RecordsSchema>(openWith(folder, storeKey, 'records-file'));
    open.push(records);
    const captures = new Connection<CapturesSchema>(openWith(folder, storeKey, 'captures-file'));
    open.push(captures);
    if (!isWhole(records)) throw new VedetteError('store-damaged', 'world', { at: 'records.db' });
    await migrate(records, migrationFiles.records);
    await migrate(captures, migrationFiles.captures);
    if (!created) writeKeyCheck(folder, storeKey);
    const subjects = subjectIndex(deriveKey(storeKey, 'subject-index'));
    const numbers = numberIndex(deriveKey(storeKey, 'number-index'));
    const secrets = sealer(deriveKey(storeKey, 'secrets'));
    const clock = storeClock(records, at);
    const vault = openVault(folder, clock.now);
    open.push(vault);
    const personal = personalSeal(vault);
    const names = nameIndex({ records }, personal);
    const context = {
      ...{ folder, records, captures, subjects, numbers, secrets, now: clock.now },
      ...{ vault, personal, names },
    };
    hashOlderNumbers(context);
    const sweptAtOpen = sweepOrphans(context);
    const { concepts, reload } = serveConcepts(context, clock, sweptAtOpen);
    return {
      concepts,
      clock,
      inOneCommit(work) {
        try {
          return records.transaction(() => work(() => records.raw.inTransaction));
        } catch (error) {
          reload();
          throw error;
        }
      },
      close() {
        try {
          clock.save();
        } catch {
          // A full disk must not keep the files open; the newest record tells nearly the same instant.
        }
        for (const keys of [subjects, numbers, secrets, vault]) keys.close();
        records.close();
        captures.close();
      },
    };
  } catch (error) {
    for (const file of open) file.close();
    throw openingFault(error, folder);
  } finally {
    storeKey.fill(0);
  }
}

/** Its files lie beside the databases, and alone open nothing. */
function openVault(folder: string, now: () => Instant): TerminalVault {
  const own = join(folder, 'vault');
  return openTerminalVault({ path: join(own, 'keys'), share: deviceShareFile(join(own, 'share')), now });
}

const fileNames = { 'records-file': 'records.db', 'captures-file': 'captures.db' } as const;

function openWith(folder: string, storeKey: Uint8Array, use: keyof typeof fileNames & KeyUse) {
  const key = deriveKey(storeKey, use);
  try {
    return openFile(join(folder, fileNames[use]), key);
  } finally {
    key.fill(0);
  }
}

/** A store that was created once has both its files; a missing one is a loss, and is never made anew. */
function checkCreated(folder: string, storeKey: Uint8Array): void {
  verifyKeyCheck(folder, storeKey);
  for (const name of Object.values(fileNames)) {
    const file = join(folder, name);
    const lost = !existsSync(file) || statSync(file).size === 0;
    if (lost) throw new VedetteError('store-damaged', 'world', { at: name });
  }
}

/** Without a key check the first page cannot tell a wrong key from damage, and the wrong key is the likelier. */
function openingFault(error: unknown, folder: string): VedetteError {
  const fault = asVedetteError(error);
  const unreadable = fault.code === 'store-damaged' && fault.details.at === 'SQLITE_NOTADB';
  if (!unreadable || hasKeyCheck(folder)) return fault;
  return new VedetteError('store-key-wrong', 'caller', {}, { cause: error });
}
