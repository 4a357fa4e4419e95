import type { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import type { Shell } from '../shell.ts';
import { newCommand } from '../usage/new-command.ts';

/** `qr decode IMAGE`: the codes in a picture, as the lane's camera would read them. */
export function qrDecode(shell: Shell): Command {
  const { help } = shell.words;
  return newCommand(shell, 'decode', help.qr.decode)
    .argument('<image>', help.qr.image)
    .option('--json', help.json)
    .action(async (image: string, { json = false }: { readonly json?: boolean }) => {
      const { decodeImage } = await import('../qr/decode-image.ts');
      if ((await decodeImage(shell, image, json)) === 0) shell.leave(exitCodes.notAll);
    });
}
