import { VedetteError } from '@vedette/domain';
import type { Keeper } from '../keeper/port.ts';
import type { Rekeyed, RemoteVaultSteps, VaultLook } from './port.ts';

/**
 * An empty vault with that keeper.
 * @param generation above every one of an earlier life that the keeper was told of
 * @throws what the keeper throws; nothing is created then
 */
export async function createWithKeeper(
  steps: RemoteVaultSteps,
  keeper: Keeper,
  generation: number,
): Promise<void> {
  const point = await keeper.prepare(generation);
  await steps.create({ generation, keeper: keeper.kind, point });
}

/**
 * Opens a locked vault; does nothing for one that is open.
 * @throws `keeper-unreachable`, to be tried again; `keeper-refused`, for which that does not help
 */
export async function unlockWithKeeper(steps: RemoteVaultSteps, keeper: Keeper): Promise<void> {
  const { state } = await steps.look();
  if (state === 'open') return;
  const { generation, point } = await steps.question();
  await steps.unlock(await keeper.answer(generation, point));
}

/**
 * Tells the keeper that the present generation is on the medium, and notes what it has destroyed. To be repeated until
 * nothing waits for the keeper: at each unlock, before each re-key.
 */
export async function settleWithKeeper(steps: RemoteVaultSteps, keeper: Keeper): Promise<VaultLook> {
  const look = await steps.look();
  if (look.state !== 'none' && look.gone < look.generation - 1) {
    const gone = await keeper.settled(await steps.settlement());
    if (gone > look.gone) await steps.gone(gone);
  }
  return steps.look();
}

/**
 * A new generation in two phases: all of it is on the medium, then the keeper destroys its older shares. Whatever
 * fails between, the vault opens with the generation that its file names, and the next call goes on from there.
 * @param keeper of the next generation
 * @param former where somebody else has kept the present one; it is dismissed at the end
 */
export async function rekeyWithKeeper(
  steps: RemoteVaultSteps,
  keeper: Keeper,
  former: Keeper = keeper,
): Promise<Rekeyed> {
  const { state, generation } = await settleWithKeeper(steps, former);
  if (state !== 'open') throw new VedetteError('vault-locked', 'world');
  const next = generation + 1;
  const point = await keeper.prepare(next);
  const done = await steps.rekey({ generation: next, keeper: keeper.kind, point });
  if (former !== keeper) await former.dismiss(generation);
  await settleWithKeeper(steps, keeper);
  return done;
}
