import { describe, expect, it } from 'vitest';
import { boxPlaces } from './box-places.ts';
import type { ChildProgram } from './child-program.ts';
import { keepPlatform, readyIn } from './keep-platform.ts';

const ready = {
  origin: 'http://localhost:7090',
  console: 'http://localhost:7090/console/',
  code: 'ABCDE23456',
};
const line = `vedette-ready ${JSON.stringify({ ...ready, port: 7090, voucher: '/v' })}`;

describe('what the platform says once it serves', () => {
  it('is read from its one line', () => {
    expect(readyIn(line)).toEqual(ready);
    expect(readyIn(`vedette-ready ${JSON.stringify({ ...ready, code: null })}`)?.code).toBeNull();
  });

  it.each([
    'Console http://localhost:7090/console/',
    'vedette-ready',
    'vedette-ready {',
    'vedette-ready null',
    'vedette-ready {"origin":"nowhere","console":"http://localhost/","code":null}',
    'vedette-ready {"origin":"http://localhost","console":"http://localhost/","code":7}',
  ])('is nothing else: %s', (other) => {
    expect(readyIn(other)).toBeNull();
  });
});

describe('the places of a box', () => {
  it('gives the platform the port ten above, and the terminal its address and voucher', () => {
    const { platform, terminal, origin } = boxPlaces({ data: '/srv/box', port: 8000, demo: true });
    expect(platform(null).join(' ')).toBe(
      '--data /srv/box/platform --port 8010 --one-box /srv/box/platform/one-box.voucher',
    );
    expect([origin, terminal(origin).join(' ')]).toEqual([
      'http://localhost:8010',
      '--data /srv/box --port 8000 --demo --join http://localhost:8010 --voucher-file /srv/box/platform/one-box.voucher',
    ]);
  });

  it('takes any port when told so, and the same one again', () => {
    const { platform, terminal, origin } = boxPlaces({ data: '/srv/box', port: 0, demo: false });
    expect([platform(null)[3], platform('http://localhost:4711')[3], origin]).toEqual(['0', '4711', null]);
    expect(terminal(null)).toEqual(['--data', '/srv/box', '--port', '0']);
  });
});

it('starts the platform again when it ends, later each time until it served', async () => {
  const pauses: number[] = [];
  const codes: number[] = [];
  let starts = 0;
  const done = Promise.withResolvers<void>();
  const keeping = keepPlatform({
    start({ onLine }): ChildProgram {
      starts += 1;
      if (starts === 3) onLine?.(line);
      if (starts < 4) return { ended: Promise.resolve(1), stop: () => undefined };
      done.resolve();
      const end = Promise.withResolvers<number>();
      return { ended: end.promise, stop: () => end.resolve(0) };
    },
    onReady: () => undefined,
    onEnded: (code) => codes.push(code),
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
  await done.promise;
  await keeping.stop();
  expect([starts, codes, pauses]).toEqual([4, [1, 1, 1], [1000, 2000, 1000]]);
});
