import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type MediumWay, removeMedium } from '../image/medium.ts';
import { planOf } from '../ours/plan.ts';
import { retireTerminal } from '../ours/retire.ts';
import { type LivedTerminal, runTerminal } from '../ours/run-terminal.ts';
import { lookAtStates } from '../ours/states.ts';
import type { Population } from '../people/population.ts';
import { type RecoveryRow, runRecovery } from '../recover/run-recovery.ts';
import { huntOurs } from './hunt-ours.ts';
import { huntFindings } from './hunt-part.ts';
import { oursFindings } from './ours-part.ts';
import type { Findings, PartName } from './part.ts';

export interface OursRun {
  readonly folder: string;
  readonly population: Population;
  readonly days: number;
  readonly way: MediumWay | undefined;
  readonly tools: boolean;
  readonly onStep: (step: string) => void;
}

type Run = (part: PartName, work: () => Promise<Findings>) => Promise<void>;

/** Flash with a lot of spare room forgets the least. */
const spare = 0.28;

/** Our own sentinel: it lives its days, is looked at in each state, and its pages are hunted for keys. */
export async function runOurs(
  { folder: parent, population, days, way, tools, onStep }: OursRun,
  run: Run,
): Promise<void> {
  const folder = join(parent, 'ours');
  mkdirSync(folder);
  const plan = planOf({ population, days, keepDays: Math.ceil(days / 3) });
  let lived: LivedTerminal | undefined;
  const live = async (): Promise<LivedTerminal> => {
    const onDay = (day: number): void => onStep(`  day ${day + 1} of ${days}`);
    const mebibytes = Math.max(32, Math.ceil((population.people.length * 96) / 1000));
    lived ??= await runTerminal({ folder, plan, mebibytes, way, spare, onDay });
    return lived;
  };
  await run('hunt', async () => huntFindings(await huntOurs(await live(), plan)));
  await run('ours', async () => {
    const terminal = await live();
    const chip = terminal.flash.chipOff();
    const ask = (): Promise<readonly RecoveryRow[]> => runRecovery(terminal.medium.file, folder, population);
    const before = tools ? [['as it lives', await ask()] as const] : [];
    const retired = await retireTerminal(terminal);
    const after = tools ? [['retired', await ask()] as const] : [];
    const states = lookAtStates(terminal, plan, { live: chip, retired });
    return oursFindings({ plan, inside: terminal.inside, states, tools: [...before, ...after] });
  });
  if (lived !== undefined) removeMedium(lived.medium);
}
