import { join } from 'node:path';
import { isConsistent, isIncluded, isPartOf } from '@vedette/vault/log';
import { ChecksMade } from './checks-made.ts';
import { filesBelow, readJson } from './files.ts';
import { isShape, type Shape } from './json-shape.ts';
import type { Suite, SuiteRun } from './suite.ts';

/** The proofs of `transparency-dev/merkle`: inclusion and consistency, of trees and of subtrees. */
export const merkleSuite: Suite = { excuses: [], run: runMerkle };

async function runMerkle(folder: string): Promise<SuiteRun> {
  const made = new ChecksMade();
  for (const path of filesBelow(folder, '.json')) {
    const probe = readJson(join(folder, path));
    if (!isShape(probe) || typeof probe['wantErr'] !== 'boolean') continue;
    const isGood = decide(probe);
    if (isGood === undefined) made.add(path, 'read', 'neither an inclusion nor a consistency probe');
    else made.add(path, 'proof', verdictProblem(isGood, probe['wantErr']));
  }
  return made.run();
}

function verdictProblem(isGood: boolean, isRefusalWanted: boolean): string | undefined {
  if (isGood !== isRefusalWanted) return undefined;
  return isGood ? 'accepted, and is to be refused' : 'refused, and is to be accepted';
}

/** Whether the proof is good; undefined for a shape that is none of the four. */
function decide(probe: Shape): boolean | undefined {
  const proof = hashesOf(probe['proof']);
  if ('leafIdx' in probe)
    return isIncluded({
      ...('treeSize' in probe
        ? { start: 0, end: numberOf(probe['treeSize']) }
        : { start: numberOf(probe['start']), end: numberOf(probe['end']) }),
      ...{ index: numberOf(probe['leafIdx']), leaf: bytesOf(probe['leafHash']) },
      ...{ root: bytesOf(probe['root']), proof },
    });
  const [before, root] = [bytesOf(probe['root1']), bytesOf(probe['root2'])];
  if ('size1' in probe) {
    const [earlier, later] = [numberOf(probe['size1']), numberOf(probe['size2'])];
    return isConsistent({ size: earlier, root: before }, { size: later, root }, proof);
  }
  if (!('size' in probe)) return undefined;
  return isPartOf({
    ...{ start: numberOf(probe['start']), end: numberOf(probe['end']), size: numberOf(probe['size']) },
    ...{ subtreeRoot: before, root, proof },
  });
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

/** In Go's JSON no bytes at all may stand there as null. */
function bytesOf(value: unknown): Uint8Array {
  return new Uint8Array(typeof value === 'string' ? Buffer.from(value, 'base64') : []);
}

const hashesOf = (value: unknown): Uint8Array[] => (Array.isArray(value) ? value.map(bytesOf) : []);
