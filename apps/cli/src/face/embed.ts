import { countImages, imageFiles } from '../input/image-files.ts';
import { fill } from '../output/fill.ts';
import { problemLine } from '../output/problem-line.ts';
import { openProgress } from '../output/progress.ts';
import type { Shell } from '../shell.ts';
import { faceJson, faceText } from './face-line.ts';
import type { FaceOptions } from './face-options.ts';
import { type FacesRead, readFaces } from './read-faces.ts';
import { withEngines } from './with-engines.ts';

/**
 * Prints every face of every picture, one line each, in the order of the names; a picture that has none gets a
 * line of complaint.
 * @returns how many pictures had none
 */
export async function embed(shell: Shell, names: readonly string[], options: FaceOptions): Promise<number> {
  const tally = { done: 0, faces: 0, problems: 0, begunAt: performance.now(), total: null as number | null };
  const progress = openProgress(shell.errors, () => progressText(shell, tally));
  if (shell.errors.isTerminal) {
    countImages(names).then(
      (total) => {
        tally.total = total;
      },
      () => undefined,
    );
  }
  await withEngines(shell, options, async (engines) => {
    for await (const read of readFaces(imageFiles(names, shell.input), engines)) {
      tally.done++;
      if (read.error === undefined) tally.faces += await printFaces(shell, read, options.json === true);
      else {
        tally.problems++;
        await progress.say(problemLine(shell, read.path, read.error, options.json === true));
      }
      await progress.tick();
    }
  });
  await progress.end();
  const sum = { images: tally.done, faces: tally.faces, problems: tally.problems };
  if (shell.errors.isTerminal) await shell.errors.line(fill(shell.words.face.faces, sum));
  return tally.problems;
}

async function printFaces(
  shell: Shell,
  { path, image }: Extract<FacesRead, { readonly error?: undefined }>,
  json: boolean,
): Promise<number> {
  for (const [index, face] of image.faces.entries()) {
    if (json) await shell.output.json(faceJson(path, image, index, face));
    else await shell.output.line(faceText(shell, path, index, face));
    face.reference.fill(0);
  }
  return image.faces.length;
}

interface Tally {
  readonly done: number;
  readonly problems: number;
  readonly begunAt: number;
  readonly total: number | null;
}

function progressText({ words }: Shell, { done, problems, begunAt, total }: Tally): string {
  const speed = ((1000 * done) / (performance.now() - begunAt)).toFixed(1);
  return total === null
    ? fill(words.face.progress, { done, speed, problems })
    : fill(words.face.progressOf, { done, total, speed, problems });
}
