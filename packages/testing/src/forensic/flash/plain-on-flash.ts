import type { Population } from '../people/population.ts';
import type { Score } from '../score/score.ts';
import { Scorer } from '../score/scorer.ts';
import { FlashModel, flashPageBytes } from './flash-model.ts';
import { overwriteAll, trimAll, writeImage } from './write-image.ts';

export interface FlashRow {
  readonly action: string;
  readonly spare: number;
  readonly blockDevice: Score;
  readonly chipOff: Score;
}

export const spares = [0.07, 0.28] as const;

const actions: readonly (readonly [name: string, act: (flash: FlashModel) => void])[] = [
  ['one overwrite', overwriteAll],
  ['three overwrites', (flash) => [1, 2, 3].forEach(() => void overwriteAll(flash))],
  ['discard', trimAll],
  ['block erase', (flash) => flash.eraseAll()],
];

/** A plain medium on flash: what each way of clearing it leaves for the host, and for who takes the chip off. */
export function plainOnFlash(image: Buffer, population: Population): readonly FlashRow[] {
  return spares.flatMap((spare) =>
    actions.map(([action, act]) => {
      const flash = new FlashModel(Math.floor(image.length / flashPageBytes), spare);
      writeImage(flash, image);
      act(flash);
      const scoreOf = (bytes: Buffer): Score => new Scorer(population).look(bytes).score();
      return {
        action,
        spare,
        blockDevice: scoreOf(flash.throughBlockDevice()),
        chipOff: scoreOf(flash.chipOff()),
      };
    }),
  );
}
