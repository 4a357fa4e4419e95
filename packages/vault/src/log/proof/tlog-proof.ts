import type { TreeHash } from '../merkle/hash.ts';
import { treeHashLength } from '../merkle/hash.ts';
import { fromBase64, toBase64 } from '../note/base64.ts';

/** Everything that shows, without a network, that an entry stands in a log (C2SP tlog-proof, draft of 2025). */
export interface TlogProof {
  readonly index: number;
  /** From the leaf upwards. */
  readonly hashes: readonly TreeHash[];
  /** A signed note: the checkpoint with the signatures of log and witnesses. */
  readonly checkpoint: string;
}

const header = 'c2sp.org/tlog-proof@v1';
const hashesAtMost = 63;

export function tlogProofText({ index, hashes, checkpoint }: TlogProof): string {
  return `${[header, `index ${index}`, ...hashes.map(toBase64)].join('\n')}\n\n${checkpoint}`;
}

/** Null for anything that is no such proof. A line `extra …` before the index is passed over, as the draft says. */
export function parseTlogProof(text: string): TlogProof | null {
  const end = text.indexOf('\n\n');
  if (end < 0) return null;
  const [first, ...lines] = text.slice(0, end).split('\n');
  const [at = '', ...encoded] = lines.filter((line, position) => position > 0 || !line.startsWith('extra '));
  const index = /^index (0|[1-9]\d{0,15})$/.exec(at)?.[1];
  if (first !== header || index === undefined || encoded.length > hashesAtMost) return null;
  const hashes = encoded.map(fromBase64).filter((hash) => hash?.length === treeHashLength);
  if (hashes.length !== encoded.length || !Number.isSafeInteger(Number(index))) return null;
  return {
    index: Number(index),
    hashes: hashes.filter((hash) => hash !== null),
    checkpoint: text.slice(end + 2),
  };
}
