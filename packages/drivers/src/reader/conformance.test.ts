import { duration, instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { SimulatedReader } from '../simulated/simulated-reader.ts';
import { type HeldThing, type ReaderSubject, readerConformance } from './conformance.ts';
import type { CredentialReader, ReaderEvent } from './reader.ts';

const away = duration(1_000);
const things = {
  one: { medium: 'qr', bytes: Uint8Array.of(1, 2, 3) },
  other: { medium: 'nfc', bytes: Uint8Array.of(4, 5, 6, 7) },
} as const;

/** A simulated reader in a stand, with some of its methods changed. */
function subject(spoil: (reader: SimulatedReader) => Partial<CredentialReader>): ReaderSubject {
  const scheduler = new ManualScheduler();
  const deps = { name: 'desk', scheduler, clock: () => instant(scheduler.now()), away };
  const simulated = new SimulatedReader(deps);
  const changed = spoil(simulated);
  const get = (target: SimulatedReader, name: string | symbol): unknown => {
    const value: unknown = Reflect.get(changed, name) ?? Reflect.get(target, name);
    return typeof value === 'function' ? value.bind(target) : value;
  };
  let held: HeldThing | null = null;
  const look = (): void => {
    if (held !== null) simulated.present(things[held]);
    scheduler.after(duration(100), look);
  };
  look();
  return {
    ...{ reader: new Proxy(simulated, { get }), things, away },
    holdUp: async (thing) => {
      held = thing;
    },
    takeAway: async () => {
      held = null;
    },
    showUnreadable: async () => simulated.presentUnreadable('qr'),
    breakLink: async () => simulated.unplug(),
    mendLink: async () => simulated.plugIn(),
    lull: (time) => scheduler.advance(time),
    dispose: async () => undefined,
  };
}

async function refuses(make: () => ReaderSubject): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const { name, run, applies } of readerConformance) {
    const fresh = make();
    if (applies(fresh)) await run(fresh).catch(() => refused.push(name));
  }
  return refused;
}

/** Listeners hear each event as it was changed on its way; null for not at all. */
const hearing =
  (change: (event: ReaderEvent) => ReaderEvent | null) =>
  (reader: SimulatedReader): Partial<CredentialReader> => ({
    subscribe: (listener) =>
      reader.subscribe((event) => {
        const changed = change(event);
        if (changed !== null) listener(changed);
      }),
  });

describe('the conformance suite of readers', () => {
  it('refuses nothing of a reader that is right', async () => {
    expect(await refuses(() => subject(() => ({})))).toEqual([]);
  });

  it.each<[string, (reader: SimulatedReader) => Partial<CredentialReader>, string]>([
    [
      'that keeps its readings to itself',
      () => ({ subscribe: () => () => undefined }),
      'tells another thing held up in place of the first',
    ],
    [
      'that drops the last byte',
      hearing((event) => {
        if (event.kind !== 'presented') return event;
        const { presentation } = event;
        return { ...event, presentation: { ...presentation, bytes: presentation.bytes.slice(0, -1) } };
      }),
      'delivers what is held up byte for byte, with its medium, its name and the time',
    ],
    [
      'that hides what it could not read',
      hearing((event) => (event.kind === 'unreadable' ? null : event)),
      'says that something could not be read, and reads what comes after',
    ],
    [
      'that is silent about its faults',
      hearing((event) => (event.kind === 'fault' ? null : event)),
      'is gone while its link is down, says so once, and comes back by itself',
    ],
    [
      'that is always well by its own account',
      () => ({ selfTest: async () => ({ driver: 'simulated', ok: true, checks: [] }) }),
      'tests itself',
    ],
    [
      'whose lamp may fail',
      () => ({ feedback: () => Promise.reject(new Error('no lamp')) }),
      'never rejects over what it shows of an answer, with its link, without it, and closed',
    ],
    [
      'that never closes',
      () => ({ close: async () => undefined }),
      'delivers nothing once closed, and may be closed twice',
    ],
    [
      'that keeps telling whoever has left',
      (reader) => ({
        subscribe: (listener) => {
          reader.subscribe(listener);
          return () => undefined;
        },
      }),
      'delivers nothing to a listener that has left',
    ],
  ])('refuses a reader %s', async (_, spoil, fact) => {
    expect(await refuses(() => subject(spoil))).toContain(fact);
  });

  it('refuses a reader that tells what is held on again and again', async () => {
    const forgetful = (): ReaderSubject =>
      subject((reader) => ({
        subscribe: (listener) =>
          reader.subscribe((event) => {
            listener(event);
            if (event.kind === 'presented') listener(event);
          }),
      }));
    expect(await refuses(forgetful)).toContain('tells what is held on once, and again after it was away');
  });
});
