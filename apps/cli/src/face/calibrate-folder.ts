import { type Calibration, calibrate, type ErrorRates, type RateInterval } from '@vedette/face';
import { CommandError } from '../output/command-error.ts';
import { fill } from '../output/fill.ts';
import { problemLine } from '../output/problem-line.ts';
import { openProgress } from '../output/progress.ts';
import { table } from '../output/table.ts';
import type { Shell } from '../shell.ts';
import type { FaceOptions } from './face-options.ts';
import { type PeopleRead, readPeople } from './people-folder.ts';
import { withEngines } from './with-engines.ts';

/**
 * Measures the model on a folder of people and prints what follows.
 * @returns how many pictures had no face
 * @throws CommandError too-few-people
 */
export async function calibrateFolder(shell: Shell, folder: string, options: FaceOptions): Promise<number> {
  const json = options.json === true;
  const tally = { done: 0, problems: 0, begunAt: performance.now() };
  const progress = openProgress(shell.errors, () => {
    const speed = ((1000 * tally.done) / (performance.now() - tally.begunAt)).toFixed(1);
    return fill(shell.words.face.progress, { done: tally.done, speed, problems: tally.problems });
  });
  await withEngines(shell, options, async (engines) => {
    const onProblem = async (path: string, error: unknown) => {
      tally.problems++;
      await progress.say(problemLine(shell, path, error, json));
    };
    const onPicture = () => {
      tally.done++;
      return progress.tick();
    };
    const read = await readPeople(folder, engines, onProblem, onPicture);
    await progress.end();
    if (read.people.length < 2) throw new CommandError('too-few-people', folder);
    const result = calibrate(read.people, engines.engine.policy);
    for (const references of read.people) for (const reference of references) reference.fill(0);
    if (json) await shell.output.json({ model: engines.engine.model, images: read.images, ...result });
    else for (const line of calibrationText(shell, read, result)) await shell.output.line(line);
  });
  return tally.problems;
}

function calibrationText(
  { words: { calibrate: words } }: Shell,
  { images }: PeopleRead,
  { people, genuine, impostor, rates, proposed, supported }: Calibration,
): readonly string[] {
  const said = (isSupported: boolean | undefined) =>
    isSupported === true ? words.supported : words.unsupported;
  const { threshold, falseMatch, falseNonMatch, interval } = words.columns;
  return [
    fill(words.people, { people, images, genuine, impostor }),
    '',
    ...table([[threshold, falseMatch, interval, falseNonMatch, interval], ...rates.map(rateRow)]),
    '',
    words.proposed,
    ...table([
      [words.verification, proposed.verification.toFixed(2), said(supported.verification)],
      ...proposed.identification.map((step, at) => [
        fill(words.identification, { upTo: step.upTo }),
        step.threshold.toFixed(2),
        said(supported.identification[at]),
      ]),
    ]),
  ];
}

function rateRow({ threshold, falseMatch, falseNonMatch }: ErrorRates): readonly string[] {
  return [threshold.toFixed(2), ...rateCells(falseMatch), ...rateCells(falseNonMatch)];
}

const rateCells = ({ rate, low, high }: RateInterval): readonly string[] => [
  shortRate(rate),
  `${shortRate(low)} … ${shortRate(high)}`,
];

const shortRate = (rate: number): string =>
  rate === 0 || rate >= 0.001 ? `${(100 * rate).toFixed(2)}%` : rate.toExponential(1);
