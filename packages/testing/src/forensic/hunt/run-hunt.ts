import { randomInt } from 'node:crypto';
import { huntInThreads } from './hunt-in-threads.ts';
import { type HuntOutcome, keyBytes } from './key-hunt.ts';
import type { KnownBlock } from './sample.ts';

/** A key that opens something, with what it opens: the truth that the hunt must not find. */
export interface LivingKey {
  readonly kind: 'root' | 'key of a person' | 'content key of a day';
  readonly key: Buffer;
  readonly opens: KnownBlock;
}

export interface HuntRun {
  readonly outcome: HuntOutcome;
  /** One key of each kind, hidden in a part of the same bytes; all of them must be found. */
  readonly controls: readonly { readonly kind: LivingKey['kind']; readonly found: boolean }[];
}

/** As much of the bytes as the controls are hidden in. */
const controlBytes = 2 ** 18;

/** Hunts for living keys in bytes, as keys of records and as keys that wrap others. */
export async function runHunt(bytes: Buffer, keys: readonly LivingKey[]): Promise<HuntRun> {
  const samples = keys.map(({ opens }) => opens);
  const kinds = [...new Map(keys.map((one) => [one.kind, one])).values()];
  const controls = [];
  for (const { kind, key, opens } of kinds) {
    const hay = Buffer.from(bytes.subarray(0, controlBytes));
    const at = randomInt(hay.length - keyBytes);
    key.copy(hay, at);
    const { found } = await huntInThreads(hay, samples);
    controls.push({ kind, found: found.some((one) => one.offset === at && one.sample === opens.name) });
  }
  return { outcome: await huntInThreads(bytes, samples), controls };
}
