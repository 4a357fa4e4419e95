import { existsSync } from 'node:fs';
import { readSecretFile, writeSecretFile } from '../custody/secret-file.ts';
import {
  answered,
  type HeldScalars,
  noScalars,
  scalarsAtMost,
  scalarsFromBytes,
  scalarsToBytes,
  withoutOlder,
  withoutUpTo,
  withPrepared,
  zeroScalars,
} from './scalars.ts';

/** The scalars of one device in a file, mode 0600. They are in memory for one act at a time. */
export interface ScalarFile {
  prepare(generation: number): Promise<Buffer>;
  answer(generation: number, point: Uint8Array): Promise<Buffer>;
  /** Up to which generation everything is destroyed. */
  settled(generation: number): Promise<number>;
  /** Destroys everything up to that generation. */
  dismiss(generation: number): Promise<void>;
}

export function scalarFile(path: string): ScalarFile {
  let last: Promise<unknown> = Promise.resolve();
  /** One act after another: two that write at once would lose a scalar. */
  const inTurn = <T>(act: (held: HeldScalars) => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      const held = await load(path);
      try {
        return await act(held);
      } finally {
        zeroScalars(held);
      }
    });
    last = turn.catch(() => {});
    return turn;
  };
  return {
    prepare: (generation) =>
      inTurn(async (held) => {
        const prepared = withPrepared(held, generation);
        if (prepared.held !== held) await save(path, prepared.held);
        return prepared.point;
      }),
    answer: (generation, point) => inTurn(async (held) => answered(held, generation, point)),
    settled: (generation) =>
      inTurn(async (held) => {
        const left = withoutOlder(held, generation);
        await saveChanged(path, held, left);
        return left.gone;
      }),
    dismiss: (generation) => inTurn((held) => saveChanged(path, held, withoutUpTo(held, generation))),
  };
}

async function load(path: string): Promise<HeldScalars> {
  if (!existsSync(path)) return noScalars;
  const bytes = await readSecretFile(path, scalarsAtMost);
  try {
    return scalarsFromBytes(bytes);
  } finally {
    bytes.fill(0);
  }
}

async function saveChanged(path: string, before: HeldScalars, after: HeldScalars): Promise<void> {
  const changed = after.gone !== before.gone || after.scalars.size !== before.scalars.size;
  if (changed) await save(path, after);
}

async function save(path: string, held: HeldScalars): Promise<void> {
  const bytes = scalarsToBytes(held);
  try {
    await writeSecretFile(path, bytes);
  } finally {
    bytes.fill(0);
    zeroScalars(held);
  }
}
