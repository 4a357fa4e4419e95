import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { type FaceOptions, withFaceOptions } from '../face/face-options.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';

/** `face embed IMAGE…`: the reference of every face, for whoever measures the model or builds on it. */
export function faceEmbed(shell: Shell): Command {
  const { help } = shell.words;
  return withFaceOptions(newCommand(shell, 'embed', help.face.embed), shell)
    .argument('<image...>', help.face.images)
    .action(async (images: string[], options: FaceOptions) => {
      const { embed } = await import('../face/embed.ts');
      const problems = await embed(shell, images, options);
      if (problems > 0) shell.leave(exitCodes.notAll);
    });
}
