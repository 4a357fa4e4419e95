import assert from 'node:assert/strict';
import { type Duration, duration, type Presentation, presentationLimits } from '@vedette/domain';
import { type ConformanceCheck, type ConformanceSubject, until } from '../conformance/conformance.ts';
import type { CredentialReader, ReaderEvent } from './reader.ts';

/** Two things that differ, which the stand can hold before the reader. */
export type HeldThing = 'one' | 'other';

/** A reader in a test stand. */
export interface ReaderSubject extends ConformanceSubject {
  readonly reader: CredentialReader;
  /** What the reader must deliver for each of the two. */
  readonly things: Readonly<Record<HeldThing, Pick<Presentation, 'medium' | 'bytes' | 'bits'>>>;
  /** How long a thing must be away before it counts as shown again. */
  readonly away: Duration;
  /** Holds the thing before the reader, in place of what was there, and keeps holding it. */
  holdUp(thing: HeldThing): Promise<void>;
  takeAway(): Promise<void>;
  /** Shows once what no reader can read, in place of what was there; null where nothing reaches the program then. */
  readonly showUnreadable: (() => Promise<void>) | null;
  breakLink(): Promise<void>;
  mendLink(): Promise<void>;
}

/** Waits for a reader that is ready, and writes down what it tells. */
async function stand(subject: ReaderSubject) {
  const { reader } = subject;
  const events: ReaderEvent[] = [];
  await until(subject, 'a reader that is ready', () => reader.state() === 'ready');
  reader.subscribe((event) => events.push(event));
  const told = (): readonly Presentation[] =>
    events.flatMap((event) => (event.kind === 'presented' ? [event.presentation] : []));
  const count = (kind: ReaderEvent['kind']): number => events.filter((event) => event.kind === kind).length;
  const hears = (many: number): Promise<void> =>
    until(subject, `presentation ${many}`, () => told().length >= many);
  return { reader, events, told, count, hears };
}

/** Rejects unless the presentation is that thing, byte for byte. */
function assertIs(presentation: Presentation | undefined, subject: ReaderSubject, thing: HeldThing): void {
  assert.ok(presentation !== undefined, 'nothing was presented');
  const { medium, bytes, bits } = subject.things[thing];
  assert.equal(presentation.medium, medium);
  assert.deepEqual([...presentation.bytes], [...bytes]);
  assert.equal(presentation.bits, bits);
}

const always = (): boolean => true;
const answers = ['granted', 'denied', 'needs'] as const;
const longer = ({ away }: ReaderSubject): Duration => duration(away * 2 + 100);

/** What every reader must do. Each check wants a subject of its own. */
export const readerConformance: readonly ConformanceCheck<ReaderSubject>[] = [
  {
    name: 'delivers what is held up byte for byte, with its medium, its name and the time',
    applies: always,
    run: async (subject) => {
      const { reader, told, hears } = await stand(subject);
      await subject.holdUp('one');
      await hears(1);
      const [presentation] = told();
      assertIs(presentation, subject, 'one');
      assert.ok(presentation !== undefined && presentation.reader !== '');
      assert.ok(Number.isFinite(presentation.at));
      assert.ok(reader.capabilities.media.includes(presentation.medium));
      assert.ok(presentation.bytes.length <= presentationLimits[presentation.medium]);
    },
  },
  {
    name: 'tells what is held on once, and again after it was away',
    applies: always,
    run: async (subject) => {
      const { told, hears } = await stand(subject);
      await subject.holdUp('one');
      await hears(1);
      await subject.lull(longer(subject));
      assert.equal(told().length, 1, 'told again while it was held on');
      await subject.takeAway();
      await subject.lull(longer(subject));
      await subject.holdUp('one');
      await hears(2);
      assertIs(told()[1], subject, 'one');
    },
  },
  {
    name: 'tells another thing held up in place of the first',
    applies: always,
    run: async (subject) => {
      const { told, hears } = await stand(subject);
      await subject.holdUp('one');
      await hears(1);
      await subject.holdUp('other');
      await hears(2);
      assertIs(told()[1], subject, 'other');
    },
  },
  {
    name: "delivers bytes that are the listener's own, to be wiped after use",
    applies: always,
    run: async (subject) => {
      const { told, hears } = await stand(subject);
      await subject.holdUp('one');
      await hears(1);
      told()[0]?.bytes.fill(0);
      await subject.takeAway();
      await subject.lull(longer(subject));
      await subject.holdUp('one');
      await hears(2);
      assertIs(told()[1], subject, 'one');
    },
  },
  {
    name: 'says that something could not be read, and reads what comes after',
    applies: ({ showUnreadable }) => showUnreadable !== null,
    run: async (subject) => {
      const { reader, events, told, hears } = await stand(subject);
      await subject.showUnreadable?.();
      await until(subject, 'unreadable', () => events.some((event) => event.kind === 'unreadable'));
      for (const event of events)
        if (event.kind === 'unreadable') assert.ok(reader.capabilities.media.includes(event.medium));
      assert.equal(told().length, 0);
      await subject.holdUp('one');
      await hears(1);
      assertIs(told()[0], subject, 'one');
    },
  },
  {
    name: 'is gone while its link is down, says so once, and comes back by itself',
    applies: always,
    run: async (subject) => {
      const { reader, events, told, hears, count } = await stand(subject);
      await subject.breakLink();
      await until(subject, 'gone', () => reader.state() === 'gone');
      await until(subject, 'a fault', () => count('fault') > 0);
      await subject.lull(longer(subject));
      assert.equal((await reader.selfTest()).ok, false);
      await subject.mendLink();
      await until(subject, 'ready again', () => reader.state() === 'ready');
      const states = events.flatMap((event) => (event.kind === 'state' ? [event.state] : []));
      assert.deepEqual(states, ['gone', 'ready']);
      const faults = events.flatMap((event) => (event.kind === 'fault' ? [event.error.code] : []));
      assert.deepEqual(faults, ['driver-failed']);
      await subject.holdUp('one');
      await hears(1);
      assertIs(told()[0], subject, 'one');
    },
  },
  {
    name: 'goes on when a listener throws, and tells of it',
    applies: always,
    run: async (subject) => {
      const { reader } = subject;
      reader.subscribe((event) => {
        if (event.kind === 'presented') throw new Error('no ears');
      });
      const { events, hears, told } = await stand(subject);
      await subject.holdUp('one');
      await hears(1);
      await subject.holdUp('other');
      await hears(2);
      assertIs(told()[1], subject, 'other');
      const faults = events.flatMap((event) => (event.kind === 'fault' ? [event.error.code] : []));
      assert.deepEqual(faults, ['internal', 'internal']);
    },
  },
  {
    name: 'never rejects over what it shows of an answer, with its link, without it, and closed',
    applies: always,
    run: async (subject) => {
      const { reader } = await stand(subject);
      for (const answer of answers) await reader.feedback(answer);
      await subject.breakLink();
      await until(subject, 'gone', () => reader.state() === 'gone');
      for (const answer of answers) await reader.feedback(answer);
      await reader.close();
      for (const answer of answers) await reader.feedback(answer);
    },
  },
  {
    name: 'tests itself',
    applies: always,
    run: async (subject) => {
      const { reader } = await stand(subject);
      const report = await reader.selfTest();
      assert.equal(report.ok, true, JSON.stringify(report.checks));
      assert.equal(report.driver, reader.driver);
      assert.notEqual(report.checks.length, 0);
    },
  },
  {
    name: 'delivers nothing once closed, and may be closed twice',
    applies: always,
    run: async (subject) => {
      const { reader, told } = await stand(subject);
      await Promise.all([reader.close(), reader.close()]);
      await subject.holdUp('one');
      await subject.lull(longer(subject));
      assert.equal(told().length, 0);
      assert.equal(reader.state(), 'gone');
      assert.equal((await reader.selfTest()).ok, false);
    },
  },
  {
    name: 'delivers nothing to a listener that has left',
    applies: always,
    run: async (subject) => {
      const { reader, hears } = await stand(subject);
      let heard = 0;
      const leave = reader.subscribe(() => void heard++);
      leave();
      leave();
      await subject.holdUp('one');
      await hears(1);
      assert.equal(heard, 0);
    },
  },
];
