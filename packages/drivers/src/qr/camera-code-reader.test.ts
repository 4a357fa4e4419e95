import { setTimeout as sleep } from 'node:timers/promises';
import { duration, instant, VedetteError } from '@vedette/domain';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runConformance } from '../../test/stand/run-conformance.ts';
import { encodedFrame, symbolOf, tableWith } from '../../test/stand/symbol.ts';
import type { Frame } from '../camera/camera.ts';
import { driverFailed } from '../common/driver-fault.ts';
import { ManualScheduler } from '../common/manual-scheduler.ts';
import { systemScheduler } from '../common/system-scheduler.ts';
import { until } from '../conformance/conformance.ts';
import { parseReader } from '../driver-config.ts';
import { openPageCamera } from '../page/page-camera.ts';
import { parsePageCamera } from '../page/page-camera-config.ts';
import { type ReaderSubject, readerConformance } from '../reader/conformance.ts';
import type { ReaderEvent } from '../reader/reader.ts';
import { openReader } from '../registry.ts';
import { SimulatedCamera, type Still } from '../simulated/simulated-camera.ts';
import { parseCameraCode } from './camera-code-config.ts';
import { openCameraCodeReader } from './camera-code-reader.ts';
import { openQrDecoder } from './open-qr-decoder.ts';
import type { CodeFrame, DecodedCode } from './qr-decoder.ts';

const away = duration(1_000);
const pause = 120;
const config = parseCameraCode({ driver: 'page-camera-qr', name: 'kiosk', awayMs: away, pauseMs: pause });
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** A picture in which each byte quadruple is one code: how large it is, and a letter. */
const pictureOf = (...codes: readonly (readonly [size: number, letter: number])[]): Still => ({
  ...{ encoding: 'rgba', width: codes.length, height: 1 },
  bytes: Uint8Array.from(codes.flatMap(([size, letter]) => [size, letter, 0, 0])),
});
const nothing: Still = { encoding: 'rgba', width: 1, height: 1, bytes: new Uint8Array(4) };
const one = pictureOf([100, 0x41]);
const other = pictureOf([100, 0x42]);
const things = {
  one: { medium: 'qr', bytes: text('A'.repeat(100)) },
  other: { medium: 'qr', bytes: text('B'.repeat(100)) },
} as const;

function codesIn({ bytes }: CodeFrame): readonly DecodedCode[] {
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.subarray(at * 4, at * 4 + 2)).flatMap(
    ([size = 0, letter = 0]) => {
      const corners = [
        { x: 0, y: 0 },
        { x: size, y: 0 },
        { x: size, y: size },
        { x: 0, y: size },
      ] as const;
      const many = letter === 0x4c ? 4_297 : 100;
      const code = { format: 'qr', bytes: new Uint8Array(many).fill(letter), corners } as const;
      return size === 0 ? [] : [{ ...code, isPart: letter === 0x50 }];
    },
  );
}

/** A lane of simulated time, with a decoder that reads the pictures above as fast or slowly as it is told. */
function lane() {
  const scheduler = new ManualScheduler();
  const clock = () => instant(1_000_000 + scheduler.now());
  const camera = new SimulatedCamera({ scheduler, clock, framesPerSecond: 10, silence: duration(500) });
  const decoded: CodeFrame[] = [];
  const mood = { isWanted: true, takes: 0, failure: null as VedetteError | null };
  const decoder = {
    decode: async (frame: CodeFrame) => {
      decoded.push({ ...frame, bytes: frame.bytes.slice() });
      const codes = codesIn(frame);
      const { takes, failure } = mood;
      if (takes > 0) await new Promise<void>((resolve) => scheduler.after(duration(takes), resolve));
      if (failure !== null) throw failure;
      return codes;
    },
  };
  const needs = { camera, decoder, scheduler, clock, wanted: () => mood.isWanted };
  const reader = openCameraCodeReader(config, needs);
  const events: ReaderEvent[] = [];
  reader.subscribe((event) => events.push(event));
  return {
    ...{ scheduler, camera, reader, events, decoded, mood },
    kinds: () => events.flatMap((event) => (event.kind === 'state' ? [] : [event.kind])),
    /** Shows a picture ten times a second for so long. */
    async show(still: Still, milliseconds: number): Promise<void> {
      for (let passed = 0; passed < milliseconds; passed += 100) {
        camera.show({ ...still, bytes: still.bytes.slice() });
        await scheduler.advance(duration(100));
      }
    },
  };
}

describe('a reader of codes before a camera', () => {
  runConformance(readerConformance, async (): Promise<ReaderSubject> => {
    const { scheduler, camera, reader } = lane();
    let still: Still | null = nothing;
    const look = (): void => {
      if (still !== null) camera.show({ ...still, bytes: still.bytes.slice() });
      scheduler.after(duration(100), look);
    };
    look();
    return {
      ...{ reader, things, away },
      holdUp: async (thing) => {
        still = thing === 'one' ? one : other;
      },
      takeAway: async () => {
        still = nothing;
      },
      showUnreadable: async () => {
        still = pictureOf([100, 0x41], [101, 0x42]);
      },
      breakLink: async () => {
        still = null;
      },
      mendLink: async () => {
        still = nothing;
      },
      lull: (time) => scheduler.advance(time),
      dispose: () => reader.close(),
    };
  });

  it('decodes nothing and tells nothing while no code is wanted', async () => {
    const door = lane();
    door.mood.isWanted = false;
    await door.show(one, 2_000);
    expect([door.decoded.length, door.kinds()]).toEqual([0, []]);
    door.mood.isWanted = true;
    await door.show(one, 500);
    expect(door.kinds()).toEqual(['presented']);
  });

  it('tells nothing that was decoded after it was wanted last', async () => {
    const door = lane();
    door.mood.takes = 300;
    await door.show(one, 200);
    door.mood.isWanted = false;
    await door.show(nothing, 600);
    expect([door.decoded.length, door.kinds()]).toEqual([1, []]);
  });

  it('decodes the newest frame and drops the others while one is at work', async () => {
    const door = lane();
    door.mood.takes = 1_000;
    for (let sequence = 1; sequence < 30; sequence++) await door.show(pictureOf([sequence, 0x41]), 100);
    expect(door.decoded.map(({ bytes }) => bytes[0])).toEqual([1, 10, 20]);
  });

  it('leaves the face its time: so many decodings a second and no more', async () => {
    const door = lane();
    for (let frame = 0; frame < 100; frame++) {
      door.camera.show({ ...nothing, bytes: nothing.bytes.slice() });
      await door.scheduler.advance(duration(10));
    }
    expect(door.decoded.length).toBe(Math.ceil(1_000 / pause));
  });

  it('keeps its own copy of a frame: another consumer may wipe it', async () => {
    const door = lane();
    door.mood.takes = 50;
    door.camera.frames((frame: Frame) => void frame.bytes.fill(0));
    await door.show(one, 300);
    expect(door.kinds()).toEqual(['presented']);
  });

  it('takes the phone that is plainly nearer, and neither of two side by side', async () => {
    const door = lane();
    await door.show(pictureOf([100, 0x41], [160, 0x42]), 300);
    expect(door.events.at(-1)).toMatchObject({ kind: 'presented', presentation: things.other });
    await door.show(pictureOf([100, 0x43], [110, 0x44]), 3_000);
    expect(door.kinds()).toEqual(['presented', 'unreadable']);
    await door.show(nothing, 2_000);
    await door.show(pictureOf([100, 0x43], [110, 0x44]), 300);
    expect(door.kinds()).toEqual(['presented', 'unreadable', 'unreadable']);
  });

  it.each([
    ['more bytes than a presentation may have', 0x4c],
    ['a part of several symbols', 0x50],
  ])('does not tell of %s', async (_, letter) => {
    const door = lane();
    await door.show(pictureOf([100, letter]), 300);
    expect(door.kinds()).toEqual(['unreadable']);
  });

  it('is gone while its decoder fails, says so once, and comes back', async () => {
    const door = lane();
    await door.show(nothing, 200);
    door.mood.failure = driverFailed('decoder', 'no-answer', 'the thread ended');
    await door.show(one, 1_000);
    expect([door.reader.state(), door.kinds()]).toEqual(['gone', ['fault']]);
    expect(await door.reader.selfTest()).toMatchObject({ ok: false, checks: [{ ok: true }, { ok: false }] });
    door.mood.failure = null;
    await door.show(one, 300);
    expect([door.reader.state(), door.kinds()]).toEqual(['ready', ['fault', 'presented']]);
  });

  it('makes nothing of a frame that is no picture, or that came when the decoder was busy', async () => {
    const door = lane();
    for (const code of ['image-truncated', 'rate-limited'] as const) {
      door.mood.failure = new VedetteError(code, 'caller');
      await door.show(one, 300);
      expect([door.reader.state(), door.kinds()]).toEqual(['ready', []]);
    }
  });

  it('tells nothing that is decoded after it was closed', async () => {
    const door = lane();
    door.mood.takes = 300;
    await door.show(one, 100);
    const closed = door.reader.close();
    await door.show(one, 1_000);
    await closed;
    expect([door.decoded.length, door.kinds()]).toEqual([1, []]);
  });
});

describe("a code before a page's camera, with the real decoder", () => {
  it('is read from its JPEG frames, and told once', async () => {
    const decoder = openQrDecoder();
    const camera = openPageCamera(parsePageCamera({ driver: 'page' }));
    const clock = () => instant(Date.now());
    const reader = await openReader(config, { scheduler: systemScheduler, clock, camera, decoder });
    const feed = camera.attach();
    const card = await symbolOf('VP1:FROM THE PAGE', 4);
    const { bytes } = await encodedFrame(tableWith(640, 480, [{ card, left: 200, top: 150 }]), 'jpeg');
    let sequence = 0;
    const page = setInterval(() => {
      const takenAt = instant(Date.now());
      feed.push({
        encoding: 'jpeg',
        width: 640,
        height: 480,
        bytes: bytes.slice(),
        takenAt,
        sequence: sequence++,
      });
    }, 80);
    onTestFinished(async () => {
      clearInterval(page);
      await reader.close();
      await camera.close();
      await decoder.close();
    });
    const events: ReaderEvent[] = [];
    reader.subscribe((event) => events.push(event));
    const time = { lull: (by: number) => sleep(by), dispose: async () => undefined };
    await until(time, 'a code', () => events.some(({ kind }) => kind === 'presented'));
    await sleep(400);
    expect(events).toMatchObject([
      { kind: 'state', state: 'ready' },
      { presentation: { medium: 'qr', reader: 'kiosk', bytes: text('VP1:FROM THE PAGE') } },
    ]);
  });
});

describe('the configuration of a reader of codes', () => {
  it('says everything that was left out', () => {
    expect(parseReader({ driver: 'page-camera-qr' })).toEqual({
      ...{ driver: 'page-camera-qr', name: 'page-camera-qr', away: 2_000, pause: 80 },
    });
    expect(() => parseReader({ driver: 'page-camera-qr', pauseMs: 1 })).toThrow('reader.pauseMs');
  });

  it('is of no use without a camera and a decoder', async () => {
    await expect(openReader(config)).rejects.toMatchObject({ code: 'driver-unsupported' });
  });
});
