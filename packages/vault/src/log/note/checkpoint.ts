import { type TreeHash, treeHashLength } from '../merkle/hash.ts';
import type { TreeHead } from '../merkle/verify-consistency.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** What a log says it has come to (C2SP tlog-checkpoint, v1). */
export interface Checkpoint extends TreeHead {
  /** Which log: a name without a scheme, such as `platform.example/vedette`. */
  readonly origin: string;
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Null for anything that is no checkpoint. Lines that follow the three are extensions, and say nothing to us. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', encoded = '', ...rest] = text.split('\n');
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || rest.at(-1) !== '') return null;
  if (rest.slice(0, -1).includes('')) return null;
  const root: TreeHash | null = fromBase64(encoded);
  if (root?.length !== treeHashLength || !Number.isSafeInteger(Number(size))) return null;
  return { origin, size: Number(size), root };
}
