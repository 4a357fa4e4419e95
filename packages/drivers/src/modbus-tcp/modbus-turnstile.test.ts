import { setTimeout as sleep } from 'node:timers/promises';
import { duration, type LaneId } from '@vedette/domain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PeerMood } from '../../test/stand/board.ts';
import { Peer } from '../../test/stand/peer.ts';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { until } from '../conformance/conformance.ts';
import { type TurnstileSubject, turnstileConformance } from '../turnstile/conformance.ts';
import type { TurnstileEvent } from '../turnstile/event.ts';
import type { Turnstile } from '../turnstile/turnstile.ts';
import { parseModbusTurnstile } from './modbus-config.ts';
import { openModbusTurnstile } from './modbus-turnstile.ts';

const maxOpenMs = 2_500;
const step = 150;
let peer: Peer;
beforeAll(() => {
  peer = new Peer();
});
afterAll(() => peer.end());

const wiring = (sensing: string, index: number) => ({
  lane: `lane-${index + 1}`,
  ways: ['in', 'out'].map((direction, side) => ({
    direction,
    relay: index * 2 + side,
    ...(sensing === 'sensor' ? { passSensor: { input: index * 2 + side } } : {}),
  })),
  ...(sensing === 'none' ? {} : { doorContact: { input: 4 + index } }),
});
const laneIndex = (lane: LaneId): number => Number(lane.slice(-1)) - 1;

function config(port: number, sensing: string, more: object = {}) {
  return parseModbusTurnstile({
    driver: 'modbus-tcp',
    host: '127.0.0.1',
    port,
    lanes: [wiring(sensing, 0), wiring(sensing, 1)],
    fire: { input: 7 },
    maxOpenMs,
    heldOpenAfterMs: 500,
    pollMs: 20,
    deadlineMs: 800,
    reconnectMs: 50,
    longestReconnectMs: 200,
    ...more,
  });
}

async function subjectOf(sensing: string): Promise<TurnstileSubject> {
  const board = await peer.make('modbus');
  const turnstile = openModbusTurnstile(config(board, sensing));
  const input = (number: number, on: boolean): Promise<void> => peer.input(board, number, on);
  const outputOf = (way: { lane: LaneId; direction: string }): number =>
    laneIndex(way.lane) * 2 + (way.direction === 'in' ? 0 : 1);
  const subject: TurnstileSubject = {
    turnstile,
    maxOpen: duration(maxOpenMs),
    isOpen: (way) => peer.output(board, outputOf(way)),
    async walk(way) {
      await input(4 + laneIndex(way.lane), true);
      await sleep(step);
      await input(outputOf(way), true);
      await sleep(step);
      await input(outputOf(way), false);
      await input(4 + laneIndex(way.lane), false);
    },
    push: (lane) => input(4 + laneIndex(lane), true),
    shut: (lane) => input(4 + laneIndex(lane), false),
    setFire: (burning) => input(7, burning),
    breakLink: (how) => peer.mood(board, how),
    mendLink: () => peer.mood(board, 'well'),
    lull: (time) => sleep(time),
    dispose: () => turnstile.close(),
  };
  return subject;
}

describe.each(['sensor', 'contact'])('a Modbus TCP turnstile with sensing by %s', (sensing) => {
  runConformance(turnstileConformance, () => subjectOf(sensing));
});

describe('a Modbus TCP turnstile whose board', () => {
  const way = { lane: 'lane-1' as LaneId, direction: 'in' } as const;
  const clock = { lull: (time: number) => sleep(time), dispose: async () => undefined };
  const wrongAnswers: [PeerMood, string][] = [
    ['slow', 'no-answer'],
    ['garbage', 'no-answer'],
    ['wrong-number', 'no-answer'],
    ['wrong-state', 'wrong-answer'],
    ['refusal', 'wrong-answer'],
  ];
  const connected = (turnstile: Turnstile): Promise<void> =>
    until(clock, 'a connection', () => turnstile.status().link === 'connected');

  function open(board: number, more: object = {}): Turnstile {
    const turnstile = openModbusTurnstile(config(board, 'none', { fire: undefined, ...more }));
    onTestFinished(() => turnstile.close());
    return turnstile;
  }

  it.each(wrongAnswers)('answers like this: %s, counts as %s', async (mood, reason) => {
    const board = await peer.make('modbus');
    const turnstile = open(board, { pollMs: 5_000 });
    const events: TurnstileEvent[] = [];
    turnstile.subscribe((event) => events.push(event));
    await connected(turnstile);
    await peer.mood(board, mood);
    const release = turnstile.release(way, { openFor: duration(200) });
    await expect(release).rejects.toMatchObject({ code: 'driver-failed', details: { values: { reason } } });
    expect(events).toMatchObject([{ kind: 'fault', error: { code: 'driver-failed' } }]);
    await expect(release).rejects.toThrow(/modbus-tcp 127\.0\.0\.1/);
    await peer.mood(board, 'well');
    await until(clock, 'recovery', () => events.some((event) => event.kind === 'recovered'));
    expect(await peer.output(board, 0)).toBe(false);
  });

  it('is not there at all is told once, and reached when it comes', async () => {
    const board = await peer.make('modbus');
    await peer.mood(board, 'gone');
    const turnstile = open(board);
    const events: TurnstileEvent[] = [];
    turnstile.subscribe((event) => events.push(event));
    await sleep(600);
    expect(events).toMatchObject([{ kind: 'fault', error: { code: 'driver-failed' } }]);
    await peer.mood(board, 'well');
    await connected(turnstile);
    expect(events.map((event) => event.kind)).toEqual(['fault', 'recovered']);
  });

  it('was left with an open lane by the program before finds it locked by the next', async () => {
    const board = await peer.make('modbus');
    const first = open(board, { onClose: 'safe' });
    await connected(first);
    await first.close();
    expect(await peer.output(board, 0)).toBe(true);
    await connected(open(board));
    expect(await peer.output(board, 0)).toBe(false);
  });

  it('has a watchdog gets its register written again and again', async () => {
    const board = await peer.make('modbus');
    open(board, { watchdog: { register: 40, value: 1 } });
    await until(clock, 'writes', async () => {
      const written = await peer.registers(board);
      return Array.isArray(written) && written.length > 3;
    });
    expect(await peer.registers(board)).toContainEqual([40, 1]);
  });

  it('keeps the time of a pulse itself is told the time, and told to lock as well', async () => {
    const board = await peer.make('modbus');
    const turnstile = open(board, { pulseBase: 512 });
    await connected(turnstile);
    expect(turnstile.capabilities.pulseSurvivesCrash).toBe('supported');
    const locked = new Promise((resolve) => {
      turnstile.subscribe((event) => event.kind === 'locked' && resolve(event));
    });
    await turnstile.release(way, { openFor: duration(750) });
    expect(await peer.registers(board)).toEqual([[512, 8]]);
    await locked;
    expect(await peer.output(board, 0)).toBe(false);
  });

  it('holds by current is energised at rest and let go to open', async () => {
    const board = await peer.make('modbus');
    const turnstile = open(board, { energise: 'to-hold' });
    await connected(turnstile);
    await turnstile.release(way, { openFor: duration(100) });
    await until(clock, 'current again', () => peer.output(board, 0));
    const history = [
      [0, true],
      [1, true],
      [2, true],
      [3, true],
      [0, false],
      [0, true],
    ];
    expect(await peer.history(board)).toEqual(history);
  });

  it('times itself gets an impulse, and the release goes on after it', async () => {
    const board = await peer.make('modbus');
    const turnstile = open(board, { impulseMs: 100 });
    const events: string[] = [];
    turnstile.subscribe((event) => events.push(event.kind));
    await connected(turnstile);
    await turnstile.release(way, { openFor: duration(1_500) });
    await until(clock, 'the end of the impulse', async () => !(await peer.output(board, 0)));
    await until(clock, 'the end of the release', () => events.includes('pass-unobserved'));
    expect(turnstile.capabilities.pulseSurvivesCrash).toBe('supported');
  });
});
