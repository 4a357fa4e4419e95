import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { type FaceOptions, withFaceOptions } from '../face/face-options.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';

/** `face calibrate DIR`: what the model does with the site's own people, and thresholds that follow. */
export function faceCalibrate(shell: Shell): Command {
  const { help } = shell.words;
  return withFaceOptions(newCommand(shell, 'calibrate', help.face.calibrate), shell)
    .argument('<folder>', help.face.people)
    .action(async (folder: string, options: FaceOptions) => {
      const { calibrateFolder } = await import('../face/calibrate-folder.ts');
      const problems = await calibrateFolder(shell, folder, options);
      if (problems > 0) shell.leave(exitCodes.notAll);
    });
}
