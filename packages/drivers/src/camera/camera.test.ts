import { duration, instant } from '@vedette/domain';
import { describe, expect, it } from 'vitest';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { openPageCamera } from '../page/page-camera.ts';
import { parsePageCamera } from '../page/page-camera-config.ts';
import { SimulatedCamera } from '../simulated/simulated-camera.ts';
import type { Frame } from './camera.ts';
import { type CameraSubject, cameraConformance } from './conformance.ts';

const still = { encoding: 'rgba', width: 1, height: 1, bytes: new Uint8Array(4) } as const;
const pageFrame = (sequence: number): Frame => ({ ...still, sequence, takenAt: instant(sequence) });
const config = parsePageCamera({ driver: 'page' });

function page() {
  const scheduler = new ManualScheduler();
  return { scheduler, camera: openPageCamera(config, scheduler) };
}

describe('the camera of a page', () => {
  runConformance(cameraConformance, async (): Promise<CameraSubject> => {
    const { scheduler, camera } = page();
    const feed = camera.attach();
    let sequence = 0;
    return {
      camera,
      see: async () => void feed.push(pageFrame(sequence++)),
      unplug: async () => undefined,
      lull: (time) => scheduler.advance(time),
      dispose: () => camera.close(),
    };
  });

  it('drops frames that are not newer than the last one', () => {
    const feed = page().camera.attach();
    expect([5, 5, 4, 6].map((sequence) => feed.push(pageFrame(sequence)))).toEqual([
      'accepted',
      'stale',
      'stale',
      'accepted',
    ]);
  });

  it('belongs to the page that came last, which counts from its own beginning', () => {
    const { camera } = page();
    const seen: number[] = [];
    camera.frames((frame) => void seen.push(frame.sequence));
    const old = camera.attach();
    old.push(pageFrame(100));
    const fresh = camera.attach();
    expect(old.push(pageFrame(101))).toBe('stale');
    expect(fresh.push(pageFrame(0))).toBe('accepted');
    old.close();
    expect(camera.state()).toBe('live');
    fresh.close();
    expect(camera.state()).toBe('gone');
  });

  it.each([
    ['no bytes', { bytes: new Uint8Array(0) }],
    ['too many bytes', { bytes: new Uint8Array(4_000_001) }],
    ['too few bytes for its size', { width: 2 }],
    ['no width', { width: 0 }],
    ['a monstrous height', { height: 100_000 }],
    ['a broken count', { sequence: -1 }],
    ['no JPEG in what it calls one', { encoding: 'jpeg', bytes: Uint8Array.of(0xff, 0xd8, 0x00) } as const],
  ])('refuses a frame with %s', (_, wrong) => {
    const feed = page().camera.attach();
    const push = (): unknown => feed.push({ ...pageFrame(1), ...wrong });
    expect(push).toThrow(expect.objectContaining({ code: 'input-invalid', fault: 'caller' }));
  });

  it('takes a JPEG by its first bytes', () => {
    const feed = page().camera.attach();
    const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
    expect(feed.push({ ...pageFrame(1), encoding: 'jpeg', width: 640, height: 480, bytes })).toBe('accepted');
  });
});

describe('a simulated camera', () => {
  const make = () => {
    const scheduler = new ManualScheduler();
    const clock = () => instant(1_000_000 + scheduler.now());
    const camera = new SimulatedCamera({ scheduler, clock, framesPerSecond: 10, silence: duration(1_000) });
    return { scheduler, camera };
  };

  runConformance(cameraConformance, async (): Promise<CameraSubject> => {
    const { scheduler, camera } = make();
    return {
      camera,
      see: async () => camera.show(still),
      unplug: async () => camera.unplug(),
      lull: (time) => scheduler.advance(time),
      dispose: () => camera.close(),
    };
  });

  it('plays a walk-past at its rate', async () => {
    const { scheduler, camera } = make();
    const times: number[] = [];
    camera.frames((frame) => void times.push(frame.takenAt));
    const walked = camera.walkPast([still, still, still]);
    await scheduler.advance(duration(500));
    await walked;
    expect(times).toEqual([1_000_000, 1_000_100, 1_000_200]);
  });

  it('cuts a walk-past off in the middle when it is unplugged', async () => {
    const { scheduler, camera } = make();
    let frames = 0;
    camera.frames(() => void frames++);
    const walked = camera.walkPast([still, still, still]);
    await scheduler.advance(duration(100));
    camera.unplug();
    await walked;
    await scheduler.advance(duration(2_000));
    expect([frames, camera.state()]).toEqual([2, 'gone']);
  });
});
