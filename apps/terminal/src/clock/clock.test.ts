import { createSocket } from 'node:dgram';
import { type Duration, instant } from '@vedette/domain';
import type { Json, SettingStore } from '@vedette/store';
import { describe, expect, it, onTestFinished } from 'vitest';
import { wallClockOf } from './local-time.ts';
import { ntpRequest, readNtpAnswer } from './ntp-packet.ts';
import { queryTime, type TimeMeasurement } from './query-time.ts';
import { openSiteClock } from './site-clock.ts';

const start = Date.UTC(2026, 10, 24, 1, 2, 3);

describe('local time', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-24', 2, 9 * 60 + 2],
    ['Asia/Urumqi', '2026-11-24', 2, 7 * 60 + 2],
    ['America/Los_Angeles', '2026-11-23', 1, 17 * 60 + 2],
    ['UTC', '2026-11-24', 2, 62],
  ])('in %s', (zone, date, weekday, minute) => {
    expect(wallClockOf(zone)(instant(start))).toEqual({ date, weekday, minute });
  });

  it('calls Sunday the seventh day and midnight the minute zero', () => {
    expect(wallClockOf('UTC')(instant(Date.UTC(2026, 10, 22)))).toEqual({
      date: '2026-11-22',
      weekday: 7,
      minute: 0,
    });
  });
});

describe('a time server’s answer', () => {
  const nonce = Buffer.from('12345678');
  /** 2026-11-24T01:02:03.5Z, in seconds since 1900 and a half. */
  function answer(change: (packet: Buffer) => void = () => undefined): Buffer {
    const packet = Buffer.alloc(48);
    packet[0] = (4 << 3) | 4;
    packet[1] = 2;
    packet.set(nonce, 24);
    for (const at of [32, 40]) {
      packet.writeUInt32BE(start / 1000 + 2_208_988_800, at);
      packet.writeUInt32BE(2 ** 31, at + 4);
    }
    change(packet);
    return packet;
  }

  it('is read to the fraction of a second', () => {
    expect(readNtpAnswer(answer(), nonce)).toEqual({
      stratum: 2,
      receivedAt: start + 500,
      sentAt: start + 500,
    });
  });

  it('is read beyond the era that ends in 2036', () => {
    const later = answer((packet) => packet.writeUInt32BE(0, 40));
    expect(readNtpAnswer(later, nonce)?.sentAt).toBe(Date.UTC(2036, 1, 7, 6, 28, 16) + 500);
  });

  it.each([
    ['is to another question', (packet: Buffer) => packet.set(Buffer.from('abcdefgh'), 24)],
    ['is a question', (packet: Buffer) => packet.writeUInt8((4 << 3) | 3, 0)],
    ['does not know the time', (packet: Buffer) => packet.writeUInt8((3 << 6) | (4 << 3) | 4, 0)],
    ['is a refusal', (packet: Buffer) => packet.writeUInt8(0, 1)],
  ])('that %s is none', (_, change) => {
    expect(readNtpAnswer(answer(change), nonce)).toBeUndefined();
  });

  it('that is cut off is none', () => {
    expect(readNtpAnswer(answer().subarray(0, 47), nonce)).toBeUndefined();
  });

  it('comes over the network, forged ones before it or not', async () => {
    const server = createSocket('udp4');
    onTestFinished(() => void server.close());
    server.on('message', (request, { port, address }) => {
      const real = answer((packet) => packet.set(request.subarray(40, 48), 24));
      server.send(
        answer((packet) => packet.set(Buffer.from('forgery!'), 24)),
        port,
        address,
      );
      server.send(real, port, address);
    });
    const port = await new Promise<number>((resolve) =>
      server.bind(0, '127.0.0.1', () => resolve(server.address().port)),
    );
    const { offset, delay } = await queryTime(`127.0.0.1:${port}`, () => start);
    expect([offset, delay]).toEqual([500, 0]);
  });

  it('does not say our time in the question', () => {
    const packet = ntpRequest(nonce);
    expect(packet.subarray(0, 40)).toEqual(Buffer.concat([Buffer.from([35]), Buffer.alloc(39)]));
  });
});

function memory(): SettingStore {
  const values = new Map<string, Json>();
  return {
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    remove: async (key) => values.delete(key),
    all: async () => values,
  };
}

interface World {
  wall: number;
  monotonic: number;
  highest: number;
  readonly doubts: string[];
  readonly settings: SettingStore;
  measurement: TimeMeasurement;
}

const worldAt = (wall: number, highest = wall): World => ({
  ...{ wall, monotonic: 0, highest, doubts: [], settings: memory(), measurement: { offset: 0, delay: 1 } },
});
const open = (world: World) =>
  openSiteClock({
    settings: world.settings,
    upkeep: { lastSeenAt: async () => instant(world.highest) },
    wall: () => world.wall,
    monotonic: () => world.monotonic,
    query: async () => world.measurement,
    onDoubt: async (doubt) => void world.doubts.push(doubt),
  });
function pass(world: World, byWall: number, byMonotonic = byWall): void {
  world.wall += byWall;
  world.monotonic += byMonotonic as Duration;
}

describe('the clock of a site', () => {
  it('is trusted while it runs on', async () => {
    const world = worldAt(start);
    const clock = await open(world);
    pass(world, 10_000);
    await clock.check();
    expect([clock.quality(), world.doubts]).toEqual(['trusted', []]);
  });

  it('is doubted from the start when it was set back while the power was off', async () => {
    const world = worldAt(start, start + 3_600_000);
    expect((await open(world)).quality()).toBe('doubtful');
    expect(world.doubts).toEqual(['set-back']);
  });

  it('is doubted when it was never set', async () => {
    const world = worldAt(Date.UTC(1970, 0, 1), 0);
    expect((await open(world)).quality()).toBe('doubtful');
    expect(world.doubts).toEqual(['never-set']);
  });

  it('is doubted once it is set back, with one alarm for all of it', async () => {
    const world = worldAt(start);
    const clock = await open(world);
    for (let i = 0; i < 3; i++) {
      pass(world, -60_000, 10_000);
      await clock.check();
    }
    expect([clock.quality(), world.doubts]).toEqual(['doubtful', ['set-back']]);
  });

  it('is trusted again when an operator says that it is right, also after a restart', async () => {
    const world = worldAt(start, start + 3_600_000);
    const clock = await open(world);
    await clock.accept();
    expect(clock.quality()).toBe('trusted');
    pass(world, 60_000);
    expect((await open(world)).quality()).toBe('trusted');
    pass(world, -3_600_000);
    expect((await open(world)).quality()).toBe('doubtful');
  });

  it('is doubted when a time server says otherwise, and trusted when it agrees', async () => {
    const world = worldAt(start);
    const clock = await open(world);
    await clock.configure({ timeZone: 'UTC', server: 'ntp' });
    world.measurement = { offset: 90_000, delay: 5 };
    await clock.measure();
    expect([clock.quality(), clock.status().offsetMs]).toEqual(['doubtful', 90_000]);
    world.measurement = { offset: 3, delay: 5 };
    await clock.measure();
    expect([clock.quality(), world.doubts]).toEqual(['trusted', ['off']]);
  });

  it('keeps its zone and server over a restart', async () => {
    const world = worldAt(start);
    await (await open(world)).configure({ timeZone: 'Asia/Urumqi', server: 'ntp' });
    expect((await open(world)).status()).toMatchObject({ timeZone: 'Asia/Urumqi', server: 'ntp' });
  });
});
