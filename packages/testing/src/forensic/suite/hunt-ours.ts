import type { Loot } from '../attack/attack.ts';
import { livingKeys } from '../attack/living-keys.ts';
import { type HuntRun, runHunt } from '../hunt/run-hunt.ts';
import type { Plan } from '../ours/plan.ts';
import type { LivedTerminal } from '../ours/run-terminal.ts';

/** Hunts for every kind of living key where it might lie: in pages without their cipher, and in all other files. */
export async function huntOurs(
  lived: LivedTerminal,
  plan: Plan,
): Promise<readonly (readonly [where: string, samples: number, run: HuntRun])[]> {
  const { peeled, files, scalars } = lived;
  const loot: Loot = { raw: files.all(), pages: peeled.bytes(), scalars: scalars.left, days: [] };
  const keys = livingKeys(loot, plan.population);
  const places = [
    ['pages of the store without their cipher', loot.pages],
    ['all other files, in every version', Buffer.concat(loot.raw)],
  ] as const;
  const runs = [];
  for (const [where, bytes] of places) runs.push([where, keys.length, await runHunt(bytes, keys)] as const);
  return runs;
}
