import type { DeviceId, KeySampleWire, RetirementEvidence, RetireStage } from '@vedette/contract/link';
import type { ErasureReport, Instant } from '@vedette/domain';
import { type CanarySet, type Eraser, filesUnder, noteCiphertext, type SealedSample } from '@vedette/erasure';
import type { KeySample } from '@vedette/store';
import { eraseData } from './erase-data.ts';
import { putMarker } from './marker.ts';

/** What a terminal that retires lets go of, piece by piece. */
export interface RetiringTerminal {
  readonly folder: string;
  /** Files elsewhere by which something in the folder could be opened. */
  readonly keyFiles: readonly string[];
  readonly software: string;
  readonly now: () => Instant;
  plant(): Promise<CanarySet>;
  /** Ciphertexts to try keys on, while the vault is open. */
  samples(): Promise<readonly KeySample[]>;
  /** Nobody is let in any more; a fire still opens the lanes. */
  stopLanes(): Promise<void>;
  /** Re-keys to nothing: every key of the vault is destroyed. Gives the generation that was the last. */
  emptyVault(): Promise<number>;
  /** Closes store and log, and zeroes what opens anything. */
  letGo(): Promise<void>;
}

export interface RetireNeeds {
  readonly terminal: RetiringTerminal;
  readonly eraser: Eraser;
  /** Milliseconds that the hunt for keys may take, for each medium. */
  readonly huntTime: number;
  readonly told: (stage: RetireStage, done: number, of: number) => void;
}

const notedPieces = 64;

export type Retired = Pick<RetirementEvidence, 'vault' | 'memoryCleared' | 'samples'> & {
  readonly media: readonly ErasureReport[];
};

/**
 * Takes a terminal out of service and leaves nothing in it. From the marker on there is no way back: whatever
 * happens, the next start goes on erasing.
 * @param retirement null when nobody but whoever stands here wants it
 */
export async function retire(
  { terminal, eraser, huntTime, told }: RetireNeeds,
  retirement: string | null,
): Promise<Retired> {
  const { folder, keyFiles, now } = terminal;
  told('planting', 0, 0);
  const canaries = await terminal.plant();
  const samples = await terminal.samples();
  const tried = samples.map(sealedSample);
  told('stopping', 0, 0);
  await terminal.stopLanes();
  await putMarker(folder, { retirement, begunAt: now(), keyFiles: [...keyFiles] });
  told('rekeying', 0, 0);
  const noted = await noteCiphertext(await filesUnder(folder), notedPieces);
  const generation = await terminal.emptyVault();
  await terminal.letGo();
  const media = await eraseData(eraser, {
    ...{ folder, keyFiles, now, subject: { canaries, noted, samples: tried, time: huntTime } },
    told: ({ stage, done, of }) => told(stage, done, of),
  });
  told('ended', 0, 0);
  return {
    vault: { generation, rekeyedToNothing: true },
    memoryCleared: true,
    media,
    samples: samples.map(wireOf),
  };
}

/** What the platform is told of it, as text that is signed as it stands. */
export function evidenceOf(
  retired: Retired,
  about: Pick<RetirementEvidence, 'retirement' | 'software' | 'at'> & { readonly device: DeviceId },
): string {
  return JSON.stringify({ ...about, ...retired });
}

function sealedSample({ known, nonce, ciphertext, tag }: KeySample): SealedSample {
  return { kind: 'record', known, nonce, ciphertext, tag, associated: new Uint8Array(0) };
}

function wireOf({ known, nonce, ciphertext, tag }: KeySample): KeySampleWire {
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  return { known: text(known), nonce: text(nonce), ciphertext: text(ciphertext), tag: text(tag) };
}
