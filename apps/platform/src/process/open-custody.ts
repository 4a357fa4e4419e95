import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { VedetteError } from '@vedette/domain';
import {
  fileCustody,
  joinShares,
  lockedByPeople,
  type PeopleLock,
  pkcs11Custody,
  type RotatingCustody,
  tpmCustody,
} from '@vedette/vault';
import { z } from 'zod';
import type { PlatformConfig, StartArguments } from '../config.ts';
import { awaitShares } from './await-shares.ts';

export interface CustodyNeeds {
  readonly start: Pick<StartArguments, 'data' | 'keyFile' | 'tokenPin'>;
  readonly custody: PlatformConfig['custody'];
  readonly mayCreate: () => Promise<boolean>;
  /** So many people are waited for. */
  readonly waiting: (missing: number, socket: string) => void;
}

const lockSchema = z.strictObject({
  needed: z.int().min(2).max(16),
  shares: z.int().min(2).max(16),
  check: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Beside the key file, whatever the keys lie in: who shares the lock, and where shares are handed in. */
export const lockFile = (keyFile: string): string => `${keyFile}.people`;
export const shareSocket = (keyFile: string): string => `${keyFile}.sock`;

/**
 * The custody of the key that wraps all others, as the settings say. Where people lock it, it waits for their shares.
 * @throws `store-key-missing`, `custody-unavailable`, `not-allowed`, `input-invalid` for shares of another key
 */
export async function openCustody(needs: CustodyNeeds): Promise<RotatingCustody> {
  const lock = await readLock(lockFile(needs.start.keyFile));
  const inner = await inside(needs);
  if (lock === null) return inner;
  try {
    const socket = shareSocket(needs.start.keyFile);
    const shares = await awaitShares(lock.needed, socket, needs.waiting);
    try {
      return lockedByPeople(inner, await joinShares(lock, shares));
    } finally {
      for (const share of shares) share.fill(0);
    }
  } catch (cause) {
    inner.close();
    throw cause;
  }
}

function inside({ start, custody, mayCreate }: CustodyNeeds): Promise<RotatingCustody> {
  switch (custody.kind) {
    case 'file':
      return fileCustody({ path: start.keyFile, outside: start.data, mayCreate });
    case 'tpm':
      return tpmCustody({ tcti: custody.tcti, ownerAuthFile: custody.ownerAuthFile, mayCreate });
    case 'pkcs11': {
      const { module, token, environment } = custody;
      const { tokenPin: pin } = start;
      if (pin === null)
        throw new VedetteError('input-invalid', 'caller', { at: 'VEDETTE_PLATFORM_TOKEN_PIN' });
      return pkcs11Custody({ module, token, pin, environment, mayCreate });
    }
  }
}

async function readLock(path: string): Promise<PeopleLock | null> {
  if (!existsSync(path)) return null;
  const found = lockSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!found.success) throw new VedetteError('input-invalid', 'caller', { at: path });
  return found.data;
}
