import { type TreeHash, treeHashLength } from '../merkle/hash.ts';
import { fromBase64, toBase64 } from '../note/base64.ts';

/** What a log sends to a witness (C2SP tlog-witness, `add-checkpoint`). */
export interface AddCheckpoint {
  /** The size that the witness has seen last, as far as the log knows; 0 for none. */
  readonly old: number;
  /** That the log has only grown since; empty when `old` is 0. */
  readonly proof: readonly TreeHash[];
  /** A signed note. */
  readonly checkpoint: string;
}

const hashesAtMost = 63;
/** Of the body of a request: a proof and a checkpoint with a hundred signatures. */
export const addCheckpointBytesAtMost = 64 * 1024;
/** Of an answer that says at which size the witness is. */
export const sizeMediaType = 'text/x.tlog.size';

export function addCheckpointText({ old, proof, checkpoint }: AddCheckpoint): string {
  return `${[`old ${old}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`;
}

/** Null for anything that is no such request. */
export function parseAddCheckpoint(text: string): AddCheckpoint | null {
  const end = text.indexOf('\n\n');
  if (end < 0) return null;
  const [first = '', ...encoded] = text.slice(0, end).split('\n');
  const old = /^old (0|[1-9]\d{0,15})$/.exec(first)?.[1];
  if (old === undefined || !Number.isSafeInteger(Number(old)) || encoded.length > hashesAtMost) return null;
  const proof = encoded.map(fromBase64).filter((hash) => hash !== null);
  if (proof.length !== encoded.length || proof.some(({ length }) => length !== treeHashLength)) return null;
  return { old: Number(old), proof, checkpoint: text.slice(end + 2) };
}
