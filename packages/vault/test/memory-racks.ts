import type { WrappedKey } from '../src/custody/port.ts';
import type { RackContents, RackShelf, StoredRack } from '../src/racks/port.ts';

type Step = 'add' | 'move' | 'remove' | 'settleUnder' | 'epochsDestroyed';

interface Epoch {
  readonly isKept: boolean;
  isClosed: boolean;
  isDestroyed: boolean;
}

/** Racks and what lies under them, in memory, with the rules of the real ones; and where it shall crash. */
export function memoryRacks() {
  const racks = new Map<number, StoredRack>();
  const rows = new Map<string, WrappedKey>();
  const epochs = new Map<number, Epoch>();
  const state = { racks, rows, epochs, crashAt: null as Step | null };
  const crash = (step: Step): void => {
    if (state.crashAt === step) throw new Error('crash');
  };
  const of = (group: string) =>
    [...racks.values()].filter((rack) => rack.group === group).sort((a, b) => a.nth - b.nth);
  let before: Promise<unknown> = Promise.resolve();
  const shelf: RackShelf = {
    ofGroup: async (group) => of(group),
    find: async (number) => racks.get(number) ?? null,
    async add(rack) {
      const isTaken = of(rack.group).some(({ nth }) => nth === rack.nth);
      const epoch = epochs.get(rack.wrapped.epoch);
      if (isTaken || epoch === undefined || epoch.isClosed) return false;
      racks.set(rack.number, rack);
      crash('add');
      return true;
    },
    superseded: async () =>
      [...new Set([...racks.values()].map(({ group }) => group))].filter((group) => of(group).length > 1),
    async remove(number) {
      if ([...rows.values()].some(({ epoch }) => epoch === number)) return false;
      racks.delete(number);
      crash('remove');
      return true;
    },
    notUnder: async (epoch) => [...racks.values()].filter(({ wrapped }) => wrapped.epoch !== epoch),
    async settleUnder(epoch, moved) {
      const given = new Set(moved.map(({ number }) => number));
      if ([...racks.values()].some((rack) => rack.wrapped.epoch !== epoch && !given.has(rack.number)))
        return false;
      for (const rack of moved) racks.set(rack.number, rack);
      for (const [number, one] of epochs) if (number !== epoch) one.isClosed = true;
      crash('settleUnder');
      return true;
    },
    async keptEpoch() {
      const [kept = 0] = [...epochs].flatMap(([number, one]) => (one.isKept ? [number] : []));
      return kept;
    },
    async openEpoch(epoch, isKept) {
      if (!epochs.has(epoch)) epochs.set(epoch, { isKept, isClosed: false, isDestroyed: false });
    },
    closedEpochs: async () =>
      [...epochs].flatMap(([number, one]) =>
        one.isClosed && !one.isDestroyed && !one.isKept ? [number] : [],
      ),
    async epochsDestroyed(gone) {
      crash('epochsDestroyed');
      for (const number of gone) {
        const one = epochs.get(number);
        if (one !== undefined) one.isDestroyed = true;
      }
    },
    async giveUp(held) {
      const lost = [...racks.values()].filter(({ wrapped }) => !held.includes(wrapped.epoch));
      for (const { number } of lost) racks.delete(number);
      for (const [key, { epoch }] of rows) if (lost.some(({ number }) => number === epoch)) rows.delete(key);
      return lost.length;
    },
    isNew: async () => epochs.size === 0,
    exclusively(work) {
      const mine = before.then(work);
      before = mine.catch(() => undefined);
      return mine;
    },
  };
  const contents: RackContents = {
    holds: (group) => group === 'days',
    under: async (rack, limit) =>
      [...rows]
        .filter(([, { epoch }]) => epoch === rack)
        .slice(0, limit)
        .map(([key, { bytes }]) => ({ name: new TextEncoder().encode(key), bytes, place: [key] })),
    async move(from, to, items) {
      for (const { place, bytes } of items) {
        const key = String(place[0]);
        if (rows.get(key)?.epoch === from) rows.set(key, { epoch: to, bytes });
        crash('move');
      }
    },
  };
  return Object.assign(state, { shelf, contents: [contents] });
}
