import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { VedetteError } from '@vedette/domain';
import { refuseInside } from '../custody/secret-file.ts';
import type { Keeper } from './port.ts';
import { scalarFile } from './scalar-file.ts';

export interface FileKeeperOptions {
  /** Of the file; best on a medium that can be taken away, such as a USB key. */
  readonly path: string;
  /** The data folder, in which the file must not lie. */
  readonly outside: string;
  /** Whether it holds the present share: then a file that is not there is a medium that was taken away. */
  readonly mustExist: () => boolean | Promise<boolean>;
}

/**
 * The other share in a file on another medium. Unlocks by itself as long as that is there, so it protects against who
 * takes the terminal without it.
 * @throws `not-allowed` for a file inside the data folder
 */
export function fileKeeper({ path, outside, mustExist }: FileKeeperOptions): Keeper {
  refuseInside(path, outside);
  const file = scalarFile(path);
  const present = async (): Promise<void> => {
    if (!exists(path) && (await mustExist()))
      throw new VedetteError('keeper-unreachable', 'world', { at: dirname(path) });
  };
  return {
    kind: 'file',
    forgetting: 'as-its-medium',
    unattended: true,
    async prepare(generation) {
      await present();
      return file.prepare(generation);
    },
    async answer(generation, point) {
      await present();
      return file.answer(generation, point);
    },
    async settled({ generation }) {
      await present();
      return file.settled(generation);
    },
    async dismiss(generation) {
      if (exists(path)) await file.dismiss(generation);
    },
  };
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
