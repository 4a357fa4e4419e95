import type { FlashRow } from '../flash/plain-on-flash.ts';
import { isNothing } from '../score/score.ts';
import { type Findings, verdict } from './part.ts';
import { scoreTable } from './score-table.ts';

/** What clearing the plain store leaves on flash. */
export function flashFindings(rows: readonly FlashRow[]): Findings {
  const cells = rows.flatMap(({ action, spare, blockDevice, chipOff }) => [
    [[action, `${Math.round(spare * 100)} %`, 'block device'], blockDevice] as const,
    [[action, `${Math.round(spare * 100)} %`, 'chip-off'], chipOff] as const,
  ]);
  const title = 'The plain store on flash, read through the block device and by who takes the chip off';
  const of = (action: string): readonly FlashRow[] => rows.filter((row) => row.action === action);
  const kept = of('discard').every(({ chipOff }) => chipOff.ids > 0);
  const erased = of('block erase').every(({ chipOff }) => isNothing(chipOff));
  return {
    tables: [scoreTable(title, ['action', 'spare', 'read by'], cells)],
    verdicts: [
      verdict(
        'positive control: a discard leaves the chip readable',
        kept,
        kept ? 'ids found' : 'nothing found',
      ),
      verdict('negative control: nothing is on an erased chip', erased, erased ? '0' : 'something found'),
    ],
  };
}
