import { instant } from '@vedette/domain';
import { expect, test } from 'vitest';
import { openDoor } from '../../test/lane-kit.ts';
import type { LinkFrame } from '../kiosk-link/frame.ts';
import { jpegSize } from '../kiosk-link/frame.ts';
import { playMorning } from './play-morning.ts';

test('shows people to the lane until it is stopped', async () => {
  const frames: LinkFrame[] = [];
  let detached = 0;
  const ignore = () => undefined;
  const enough = new Promise<void>((resolve) => {
    const page = {
      ...{ camera: ignore, help: ignore, withoutFace: ignore },
      frame: (frame: LinkFrame) => {
        frames.push(frame);
        if (frames.length === 3) resolve();
      },
      detach: () => {
        detached += 1;
      },
    };
    const door = { attach: () => page };
    const morning = playMorning({ door, now: () => instant(Date.now()), onFault: ignore });
    void Promise.resolve().then(() => stop.push(() => morning.stop()));
  });
  const stop: (() => void)[] = [];
  await enough;
  for (const end of stop) end();
  expect(detached).toBe(1);
  expect(frames.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  for (const { jpeg } of frames) expect(jpegSize(jpeg)).toEqual({ width: 640, height: 480 });
});

test('steps aside for a page with a camera', async () => {
  const door = await openDoor();
  const faults: unknown[] = [];
  const morning = playMorning({ door: door.lane, now: door.now, onFault: (cause) => faults.push(cause) });
  expect(door.lane.status().camera).toBe('walk-past');
  const page = door.newPage('live');
  page.shoot(3);
  await door.pass(0);
  expect(door.face.pictures.at(-1)?.at(-1)).toBe(3);
  morning.stop();
  expect(door.lane.status().camera).toBe('live');
  expect(faults).toEqual([]);
});
