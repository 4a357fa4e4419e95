import { type Duration, VedetteError } from '@vedette/domain';
import { unwrapUnder, wrapOverhead, wrapUnder, wrapVersion } from '../custody/wrap.ts';
import type { DayKey } from '../key/day-key.ts';
import { subjectTagUnder } from '../key/index-key.ts';
import type { KeyDay } from '../key/key-id.ts';
import { periodsOf, Seals } from '../record/seals.ts';
import { canonicalBytes } from '../seal/canonical-bytes.ts';
import { collectReleased } from './collect-released.ts';
import type { DroppedName } from './key-file/dropped-names.ts';
import { nameOfPlace, placeOfName } from './key-file/names.ts';
import { createVault, rekeyVault } from './new-root.ts';
import { PartOpener } from './opened-parts.ts';
import type { Droppable, TerminalVault, VaultSteps, Waiting } from './port.ts';
import { locked, VaultCore, type VaultOptions } from './vault-core.ts';

/** Opens the key file, locked; a folder without one has a vault in state `none`. @throws `store-damaged` */
export function openTerminalVault(options: VaultOptions): TerminalVault {
  const core = new VaultCore(options);
  const opener = new PartOpener(() => core.pairs);
  const sealing = sealingTo(core, options);
  const lock = (): void => {
    core.wipe();
    opener.clear();
    sealing.renew();
    core.load();
    collectReleased();
  };
  return {
    state: () => core.state,
    generation: () => core.file?.header.generation ?? 0,
    dayKey: sealing.dayKey,
    sealBody: sealing.sealBody,
    sealCapture: sealing.sealCapture,
    openBody(header, body, fields) {
      void core.opened;
      return opener.body(header, body, fields);
    },
    openCapture(label, capture) {
      void core.opened;
      return opener.capture(label, capture);
    },
    ...namedKeys(core),
    flush: () => core.flush(),
    drop(places) {
      dropPlaces(core, places);
      opener.clear();
    },
    pending: () => pending(core),
    pairs: () => core.pairs.places().map(({ purpose, day, keep }) => ({ kind: 'pair', purpose, day, keep })),
    steps: stepsOf(core, opener, lock),
    lock,
    close() {
      core.wipe();
      opener.clear();
      sealing.close();
      core.file?.close();
      core.file = null;
    },
  };
}

/** What works locked too, because only public halves are needed. */
function sealingTo(core: VaultCore, { now }: VaultOptions) {
  let seals = new Seals(now);
  const dayKey = (purpose: string, day: KeyDay, keeps: readonly Duration[]): DayKey =>
    core.pairs.dayKey({ purpose, day }, keeps, core.sealing);
  const sealBody: TerminalVault['sealBody'] = (day, duty, header, body) => {
    const keeps = periodsOf(duty);
    if (keeps.length === 0) return { body: null, omitted: [] };
    return seals.sealBody(dayKey(duty.purpose, day, keeps), duty, header, body);
  };
  const sealCapture: TerminalVault['sealCapture'] = (purpose, day, keep, label, jpeg) => {
    const sealed = seals.sealCapture(dayKey(purpose, day, [keep]), keep, label, jpeg);
    if (sealed === null) throw new VedetteError('input-invalid', 'caller', { at: 'period' });
    return sealed;
  };
  return {
    ...{ dayKey, sealBody, sealCapture },
    /** Forgets the secrets of the last minutes. */
    renew() {
      seals.close();
      seals = new Seals(now);
    },
    close: () => seals.close(),
  };
}

/** What is sealed or hashed under the keys of places. */
function namedKeys(
  core: VaultCore,
): Pick<TerminalVault, 'sealUnder' | 'openUnder' | 'digest' | 'knownDigest' | 'places'> {
  return {
    sealUnder(place, name, plain) {
      void core.opened;
      const bound = nameOfPlace(place);
      return wrapUnder(core.secrets.getOrMake(bound), plain, underBinding(bound, name));
    },
    openUnder(place, name, sealed) {
      void core.opened;
      const bound = nameOfPlace(place);
      const key = core.secrets.get(bound);
      return key === null ? null : openedUnder(key, sealed, underBinding(bound, name));
    },
    digest(place, text) {
      void core.opened;
      return subjectTagUnder(core.secrets.getOrMake(nameOfPlace(place)), text);
    },
    knownDigest(place, text) {
      void core.opened;
      const key = core.secrets.get(nameOfPlace(place));
      return key === null ? null : subjectTagUnder(key, text);
    },
    places() {
      void core.opened;
      return [...core.secrets.names()].flatMap((name) => placeOfName(name) ?? []);
    },
  };
}

const underBinding = (place: string, name: Uint8Array) => canonicalBytes('vedette/under/1', place, name);

/** Null under a key that came after the one it was sealed under, which cannot be told from a change. */
function openedUnder(key: Buffer, sealed: Uint8Array, associated: Uint8Array): Buffer | null {
  const isSealed = sealed.length >= wrapOverhead && sealed[0] === wrapVersion;
  if (!isSealed) throw new VedetteError('store-damaged', 'world', { at: 'sealed under the vault' });
  try {
    return unwrapUnder(key, sealed, associated);
  } catch {
    return null;
  }
}

function dropPlaces(core: VaultCore, places: readonly Droppable[]): void {
  if (core.state === 'none') throw locked();
  core.flush();
  const pairs = places.flatMap((place) =>
    place.kind === 'pair' || place.kind === 'all-of-purpose' ? core.pairs.meant(place) : [],
  );
  const names = places.flatMap((place): DroppedName[] => {
    if (place.kind === 'pair') return [];
    if (place.kind !== 'all-of-purpose') return [nameOfPlace(place)];
    return core.state === 'open' ? core.secrets.namesOf(place) : [place];
  });
  core.drop([...new Set(pairs)], names, core.options.now());
}

function pending(core: VaultCore): readonly Waiting[] {
  const { pairs, names, since } = core.dropped;
  const generation = core.file?.header.generation ?? 0;
  const forKeeper = core.waiting.map((each) => ({ ...each, for: 'keeper' as const }));
  if (since === null || pairs + names === 0) return forKeeper;
  return [...forKeeper, { keys: pairs + names, since, for: 're-key', generation }];
}

function stepsOf(core: VaultCore, opener: PartOpener, lock: () => void): VaultSteps {
  return {
    look() {
      const header = core.file?.header;
      return {
        state: core.state,
        generation: header?.generation ?? 0,
        keeper: header?.keeper ?? null,
        keeperPoint: header === undefined ? null : new Uint8Array(header.keeperPoint),
        gone: core.gone,
        keys: core.state === 'open' ? core.pairs.size + core.secrets.size : null,
        waiting: pending(core),
      };
    },
    create: (first) => createVault(core, first),
    question: () => core.question(),
    unlock: (answer) => core.unlock(answer),
    rekey(next) {
      const done = rekeyVault(core, next);
      opener.clear();
      return done;
    },
    settlement() {
      const { generation, survivors } = core.created.header;
      const dropped = core.waiting.find((each) => each.generation === generation - 1)?.keys ?? 0;
      return { generation, dropped, survivors };
    },
    gone: (generation) => core.sayGone(generation),
    lock,
    destroy() {
      opener.clear();
      core.destroy();
    },
  };
}
