import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { faceJson, faceText } from '../face/face-line.ts';
import { type FaceOptions, withEngines, withFaceOptions } from '../face/options.ts';
import { type FacesRead, readFaces } from '../face/read-faces.ts';
import { countImages, imageFiles } from '../input/image-files.ts';
import { fill } from '../output/fill.ts';
import { problemLine } from '../output/problem-line.ts';
import { openProgress } from '../output/progress.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';

interface EmbedOptions extends FaceOptions {
  readonly json?: true;
}

/** `face embed IMAGE…`: the reference of every face, for whoever measures the model or builds on it. */
export function faceEmbed(shell: Shell): Command {
  const { help } = shell.words;
  return withFaceOptions(newCommand(shell, 'embed', help.face.embed), shell)
    .argument('<image...>', help.face.images)
    .option('--json', help.json)
    .action(async (images: string[], options: EmbedOptions) => {
      const problems = await embed(shell, images, options);
      if (problems > 0) shell.leave(exitCodes.notAll);
    });
}

async function embed(shell: Shell, names: readonly string[], options: EmbedOptions): Promise<number> {
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
