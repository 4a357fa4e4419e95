import type { Command } from 'commander';
import { type FaceOptions, withFaceOptions } from '../face/face-options.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';

/** `face compare A B`: 1:1 of the primary faces. */
export function faceCompare(shell: Shell): Command {
  const { help } = shell.words;
  return withFaceOptions(newCommand(shell, 'compare', help.face.compare), shell)
    .argument('<a>', help.face.photo)
    .argument('<b>', help.face.photo)
    .action(async (a: string, b: string, options: FaceOptions) => {
      const { comparePictures } = await import('../face/compare.ts');
      await comparePictures(shell, a, b, options);
    });
}
