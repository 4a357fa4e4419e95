import assert from 'node:assert/strict';
import { type ConformanceCheck, type ConformanceSubject, until } from '../conformance/conformance.ts';
import type { Camera, CameraEvent, Frame } from './camera.ts';

/** A camera in a test stand: each `see` makes it deliver one more frame. */
export interface CameraSubject extends ConformanceSubject {
  readonly camera: Camera;
  see(): Promise<void>;
  /** No frames come any more. */
  unplug(): Promise<void>;
}

const always = (): boolean => true;

/** A consumer that is busy until told otherwise. */
function slow() {
  const seen: number[] = [];
  let free: () => void = () => undefined;
  const consumer = (frame: Frame): Promise<void> => {
    seen.push(frame.sequence);
    return new Promise((resolve) => {
      free = resolve;
    });
  };
  return { seen, consumer, free: () => free() };
}

/** What every camera must do. */
export const cameraConformance: readonly ConformanceCheck<CameraSubject>[] = [
  {
    name: 'delivers what it sees, in order and counted',
    applies: always,
    run: async (subject) => {
      const frames: Frame[] = [];
      subject.camera.frames((frame) => void frames.push(frame));
      assert.equal(subject.camera.state(), 'none');
      for (let count = 1; count <= 3; count++) {
        await subject.see();
        await until(subject, 'a frame', () => frames.length === count);
      }
      const numbers = frames.map((frame) => frame.sequence);
      assert.deepEqual(
        numbers,
        [...new Set(numbers)].sort((one, other) => one - other),
      );
      assert.ok(frames.every((frame) => subject.camera.capabilities.encodings.includes(frame.encoding)));
      assert.equal(subject.camera.state(), 'live');
    },
  },
  {
    name: 'keeps the newest frame alone for a consumer that is slow, and never two at a time',
    applies: always,
    run: async (subject) => {
      const busy = slow();
      const all: number[] = [];
      subject.camera.frames(busy.consumer);
      subject.camera.frames((frame) => void all.push(frame.sequence));
      for (let count = 1; count <= 5; count++) {
        await subject.see();
        await until(subject, 'a frame', () => all.length === count);
      }
      assert.deepEqual(busy.seen, all.slice(0, 1));
      busy.free();
      await until(subject, 'the newest', () => busy.seen.length === 2);
      assert.deepEqual(busy.seen, [all[0], all[4]]);
      busy.free();
    },
  },
  {
    name: 'is gone when the frames stop, and live again when they come',
    applies: always,
    run: async (subject) => {
      const events: CameraEvent[] = [];
      subject.camera.subscribe((event) => events.push(event));
      await subject.see();
      await until(subject, 'live', () => subject.camera.state() === 'live');
      await subject.unplug();
      await until(subject, 'gone', () => subject.camera.state() === 'gone');
      assert.equal((await subject.camera.selfTest()).ok, false);
      await subject.see();
      await until(subject, 'live again', () => subject.camera.state() === 'live');
      const told = events.map((event) => (event.kind === 'state' ? event.state : event.error.code));
      assert.deepEqual(told, ['live', 'gone', 'camera-gone', 'live']);
    },
  },
  {
    name: 'goes on when a consumer fails, and tells of it',
    applies: always,
    run: async (subject) => {
      const faults: string[] = [];
      let frames = 0;
      subject.camera.subscribe((event) => event.kind === 'fault' && faults.push(event.error.code));
      subject.camera.frames(() => {
        throw new Error('no eyes');
      });
      subject.camera.frames(() => void frames++);
      await subject.see();
      await subject.see();
      await until(subject, 'both frames', () => frames === 2);
      assert.deepEqual(faults, ['internal', 'internal']);
    },
  },
  {
    name: 'delivers nothing once unsubscribed or closed',
    applies: always,
    run: async (subject) => {
      let frames = 0;
      const end = subject.camera.frames(() => void frames++);
      await subject.see();
      await until(subject, 'a frame', () => frames === 1);
      end();
      subject.camera.frames(() => void frames++);
      await subject.camera.close();
      await subject.see();
      assert.equal(frames, 1);
      assert.notEqual(subject.camera.state(), 'live');
    },
  },
];
