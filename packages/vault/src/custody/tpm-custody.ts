import { randomBytes } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { epochCustody, type MayCreate } from './epoch-custody.ts';
import type { EpochKey, EpochMedium, RotatingCustody } from './port.ts';
import { runTool } from './run-tool.ts';

export interface TpmCustodyOptions {
  /** As `TPM2TOOLS_TCTI` has it, such as `device:/dev/tpmrm0` or `swtpm:port=2321`; the tools' own choice if null. */
  readonly tcti: string | null;
  /** A file with the owner's authorisation; null when there is none. */
  readonly ownerAuthFile: string | null;
  readonly mayCreate: MayCreate;
}

/** 16 places of the owner's range of NV memory (TCG, Registry of Reserved TPM 2.0 Handles: 0x01800000 and up). */
const firstPlace = 0x0180_f0e0;
const places = 16;
const keyBytes = 32;
const entryBytes = 4 + keyBytes;

/**
 * Keys of epochs in the NV memory of a TPM 2.0, by tpm2-tools: epoch (4) and key (32) in a place of their own. A TPM
 * that has undefined a place does not give back what lay there.
 * @throws `custody-unavailable` without the tools or the TPM
 */
export function tpmCustody({ tcti, ownerAuthFile, mayCreate }: TpmCustodyOptions): Promise<RotatingCustody> {
  const environment: Record<string, string> = tcti === null ? {} : { TPM2TOOLS_TCTI: tcti };
  const owner = ['-C', 'o', ...(ownerAuthFile === null ? [] : ['-P', `file:${ownerAuthFile}`])];
  const run: Tpm = (command, args, input) =>
    runTool({ command, args: [...args, ...owner], input, environment });
  const look: Tpm = (command, args) => runTool({ command, args, environment });
  return epochCustody(tpmMedium(run, look), mayCreate);
}

type Tpm = (command: string, args: readonly string[], input?: Uint8Array) => Promise<Buffer>;

function tpmMedium(run: Tpm, look: Tpm): EpochMedium {
  const load = async (): Promise<readonly (EpochKey & { readonly place: string })[]> => {
    const found: (EpochKey & { readonly place: string })[] = [];
    for (const place of await definedPlaces(look)) {
      if (!(await isWritten(look, place))) continue;
      const bytes = await run('tpm2_nvread', [place, '-s', String(entryBytes)]);
      if (bytes.length !== entryBytes) throw damaged();
      const key = Buffer.alloc(keyBytes);
      bytes.copy(key, 0, 4);
      found.push({ place, epoch: bytes.readUInt32BE(0), key });
      bytes.fill(0);
    }
    return found;
  };
  return {
    kind: 'tpm',
    load,
    async add(epoch) {
      const place = await freePlace(run, look);
      await run('tpm2_nvdefine', [place, '-s', String(entryBytes), '-a', 'ownerread|ownerwrite']);
      const entry = Buffer.alloc(entryBytes);
      entry.writeUInt32BE(epoch);
      randomBytes(keyBytes).copy(entry, 4);
      try {
        await run('tpm2_nvwrite', [place, '-i', '-'], entry);
      } finally {
        entry.fill(0);
      }
    },
    async remove(epoch) {
      for (const held of await load()) {
        held.key.fill(0);
        if (held.epoch === epoch) await run('tpm2_nvundefine', [held.place]);
      }
    },
  };
}

const damaged = () => new VedetteError('store-key-missing', 'caller', { at: 'key in the TPM' });
const placeOf = (nth: number): string => `0x${(firstPlace + nth).toString(16)}`;

async function definedPlaces(look: Tpm): Promise<readonly string[]> {
  const listed = (await look('tpm2_getcap', ['handles-nv-index'])).toString('ascii').toLowerCase();
  return Array.from({ length: places }, (_, nth) => placeOf(nth)).filter((place) =>
    listed.includes(place.slice(2)),
  );
}

/** One that a crash left defined and empty holds no key. */
async function isWritten(look: Tpm, place: string): Promise<boolean> {
  return /\bwritten\b/.test((await look('tpm2_nvreadpublic', [place])).toString('ascii'));
}

async function freePlace(run: Tpm, look: Tpm): Promise<string> {
  const defined = await definedPlaces(look);
  for (const place of defined) {
    if (await isWritten(look, place)) continue;
    await run('tpm2_nvundefine', [place]);
    return place;
  }
  const free = Array.from({ length: places }, (_, nth) => placeOf(nth)).find(
    (place) => !defined.includes(place),
  );
  if (free === undefined) throw new VedetteError('custody-unavailable', 'world', { at: 'tpm: full' });
  return free;
}
