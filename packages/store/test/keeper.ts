import { type Keeper, multiplied, publicPoint, randomScalar } from '@vedette/vault';

/** A keeper in memory: its scalars are all that it takes to unlock, and are gone when it says so. */
export function keeperInMemory(): Keeper {
  const scalars = new Map<number, Buffer>();
  let gone = 0;
  const forget = (through: number): number => {
    for (const generation of scalars.keys()) if (generation <= through) scalars.delete(generation);
    gone = Math.max(gone, through);
    return gone;
  };
  return {
    ...{ kind: 'file', forgetting: 'for-good', unattended: true },
    async prepare(generation) {
      const scalar = scalars.get(generation) ?? randomScalar();
      scalars.set(generation, scalar);
      return publicPoint(scalar);
    },
    async answer(generation, point) {
      const scalar = scalars.get(generation);
      if (scalar === undefined) throw new Error('that scalar is gone');
      return multiplied(scalar, point);
    },
    settled: async ({ generation }) => forget(generation - 1),
    dismiss: async (generation) => void forget(generation),
  };
}
