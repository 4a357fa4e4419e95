import { VedetteError } from '@vedette/domain';
import {
  type FaceAnalysis,
  falseMatchRate,
  lfwTable,
  type ModelIdentity,
  type Verification,
} from '@vedette/face';
import { errorAt } from '../output/error-at.ts';
import { fill } from '../output/fill.ts';
import type { Shell } from '../shell.ts';
import type { Engines } from './engines.ts';
import type { FaceOptions } from './face-options.ts';
import { readOne } from './read-faces.ts';
import { withEngines } from './with-engines.ts';

interface Comparison extends Verification {
  readonly model: ModelIdentity;
  /** At the threshold; null for a model that was not measured. */
  readonly falseMatchRate: number | null;
}

/** Compares the primary faces of two pictures, each read by an engine of its own when there are two. */
export async function comparePictures(
  shell: Shell,
  a: string,
  b: string,
  options: FaceOptions,
): Promise<void> {
  const two = { ...options, jobs: Math.min(options.jobs, 2) };
  const result = await withEngines(shell, two, (engines) => compare(engines, a, b));
  if (options.json === true) await shell.output.json({ a, b, ...result });
  else for (const text of comparisonText(shell, result)) await shell.output.line(text);
}

async function compare(engines: Engines, a: string, b: string): Promise<Comparison> {
  const [left, right] = await Promise.all([primaryFace(engines, a), primaryFace(engines, b)]);
  const { engine } = engines;
  const result = engine.compare(left.reference, right.reference);
  left.reference.fill(0);
  right.reference.fill(0);
  const isMeasured = engine.model.name === lfwTable.model;
  const rate = isMeasured ? falseMatchRate(lfwTable, result.threshold) : null;
  return { ...result, model: engine.model, falseMatchRate: rate };
}

/** @throws VedetteError image-*, face-none, and what reading the file can throw */
async function primaryFace(engines: Engines, path: string): Promise<FaceAnalysis> {
  const read = await readOne({ path }, engines);
  if (read.error !== undefined) throw errorAt(path, read.error);
  const [primary, ...others] = read.image.faces;
  for (const other of others) other.reference.fill(0);
  if (primary === undefined) throw new VedetteError('face-none', 'caller', { at: path });
  return primary;
}

function comparisonText({ words }: Shell, result: Comparison): readonly string[] {
  const { face } = words;
  const score = result.score.toFixed(3);
  const threshold = result.threshold.toFixed(2);
  const { falseMatchRate: rate } = result;
  const oneIn = rate === null ? 0 : Number((1 / rate).toPrecision(2));
  return [
    face[result.state],
    fill(face.score, { score, threshold }),
    rate === null ? face.rateUnknown : fill(face.rate, { oneIn }),
  ];
}
