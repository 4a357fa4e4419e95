import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { duration, type LaneId } from '@vedette/domain';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PeerMood } from '../../test/stand/board.ts';
import { Cable, socat } from '../../test/stand/cable.ts';
import { Peer } from '../../test/stand/peer.ts';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { until } from '../conformance/conformance.ts';
import { type TurnstileSubject, turnstileConformance } from '../turnstile/conformance.ts';
import type { TurnstileEvent } from '../turnstile/event.ts';
import { parseSerialTurnstile } from './serial-config.ts';
import { openSerialTurnstile } from './serial-turnstile.ts';

const maxOpenMs = 2_500;
let peer: Peer;
let folder: string;
beforeAll(() => {
  peer = new Peer();
  folder = mkdtempSync(join(tmpdir(), 'vedette-serial-'));
});
afterAll(() => {
  peer.end();
  rmSync(folder, { recursive: true });
});

function config(path: string, more: object = {}) {
  const parsed = parseSerialTurnstile({
    driver: 'serial',
    path: '/dev/ttyUSB0',
    lanes: [0, 1].map((index) => ({
      lane: `lane-${index + 1}`,
      ways: ['in', 'out'].map((direction, side) => ({ direction, relay: index * 2 + side + 1 })),
    })),
    maxOpenMs,
    pollMs: 20,
    deadlineMs: 800,
    reconnectMs: 50,
    longestReconnectMs: 200,
    ...more,
  });
  return { ...parsed, line: { ...parsed.line, path } };
}

async function subjectOf(more: object = {}) {
  const board = await peer.make('lcus');
  const cable = new Cable(folder, board);
  await cable.plugIn();
  const turnstile = openSerialTurnstile(config(cable.path, more));
  const cannot = (): Promise<never> => Promise.reject(new Error('This board has no inputs'));
  const subject: TurnstileSubject & { board: number } = {
    board,
    turnstile,
    maxOpen: duration(maxOpenMs),
    isOpen: (way) =>
      peer.output(board, (Number(way.lane.slice(-1)) - 1) * 2 + (way.direction === 'in' ? 1 : 2)),
    walk: cannot,
    push: cannot,
    shut: cannot,
    setFire: cannot,
    breakLink: (how) => (how === 'gone' ? cable.pullOut() : peer.mood(board, how)),
    async mendLink() {
      await peer.mood(board, 'well');
      await cable.plugIn();
    },
    lull: (time) => sleep(time),
    async dispose() {
      await turnstile.close();
      await cable.pullOut();
    },
  };
  return subject;
}

describe.skipIf(socat !== 'with socat')(`a serial turnstile on a pseudo-terminal, ${socat}`, () => {
  const way = { lane: 'lane-1' as LaneId, direction: 'in' } as const;

  runConformance(turnstileConformance, () => subjectOf());

  const wrongAnswers: [PeerMood, string][] = [
    ['slow', 'no-answer'],
    ['garbage', 'wrong-answer'],
    ['wrong-state', 'wrong-answer'],
    ['wrong-number', 'wrong-answer'],
  ];
  it.concurrent.each(wrongAnswers)(
    'counts a board that answers like this: %s, as %s',
    async (mood, reason) => {
      const subject = await subjectOf();
      const events: TurnstileEvent[] = [];
      subject.turnstile.subscribe((event) => events.push(event));
      await until(subject, 'a connection', () => subject.turnstile.status().link === 'connected');
      await peer.mood(subject.board, mood);
      await expect(subject.turnstile.release(way, { openFor: duration(200) })).rejects.toMatchObject({
        code: 'driver-failed',
      });
      const fault = events.find((event) => event.kind === 'fault');
      expect(fault?.error.details.values).toEqual({ reason });
      await subject.mendLink();
      await until(subject, 'recovery', () => events.some((event) => event.kind === 'recovered'));
      await until(subject, 'a lock', async () => !(await subject.isOpen(way)));
    },
  );

  it('drives a board that never answers', async () => {
    const subject = await subjectOf({ answers: 'none' });
    onTestFinished(() => subject.dispose());
    await until(subject, 'a connection', () => subject.turnstile.status().link === 'connected');
    await subject.turnstile.release(way, { openFor: duration(1_000) });
    await until(subject, 'an opening', () => subject.isOpen(way));
    await until(subject, 'a lock', async () => !(await subject.isOpen(way)));
  });
});

describe('a serial turnstile', () => {
  it('says that the port is missing', async () => {
    const turnstile = openSerialTurnstile(config('/dev/no-such-port'));
    onTestFinished(() => turnstile.close());
    const error = await new Promise((resolve) => {
      turnstile.subscribe((event) => event.kind === 'fault' && resolve(event.error));
    });
    expect(error).toMatchObject({ code: 'driver-failed', details: { values: { reason: 'port-missing' } } });
    expect(String(error)).toContain('/dev/no-such-port');
  });
});
