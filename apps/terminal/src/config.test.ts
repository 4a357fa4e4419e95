import { VedetteError } from '@vedette/domain';
import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';

function problemsOf(json: unknown): readonly string[] {
  try {
    parseConfig(json);
  } catch (cause) {
    if (!(cause instanceof VedetteError) || cause.code !== 'input-invalid') throw cause;
    return (cause.details.problems ?? []).map(({ path }) => path);
  }
  return [];
}

test('an empty file is one simulated lane that works', () => {
  expect(parseConfig({})).toMatchObject({
    lanes: [{ id: 'lane-1', direction: 'in', turnstile: 'gate' }],
    turnstiles: { gate: { driver: 'simulated' } },
    faceProfile: 'default',
  });
});

test('names every place that is wrong', () => {
  expect(problemsOf({ lanes: [{ id: 'Lane One', direction: 'up' }], sight: 1 })).toEqual(
    expect.arrayContaining(['lanes.0.id', 'lanes.0.direction', '']),
  );
});

test.each<[string, unknown, string]>([
  ['two lanes of one name', { lanes: [{ id: 'a' }, { id: 'a' }] }, 'lanes.1.id'],
  ['a lane at no turnstile', { lanes: [{ id: 'a', turnstile: 'west' }] }, 'lanes.0.turnstile'],
  ['a lane into no area', { lanes: [{ id: 'a', area: 'hall' }] }, 'lanes.0.area'],
  ['a lane at an inherited name', { lanes: [{ id: 'a', turnstile: 'constructor' }] }, 'lanes.0.turnstile'],
  ['no lane at all', { lanes: [] }, 'lanes'],
  ['an area for nobody', { areas: { hall: { capacity: 0 } } }, 'areas.hall.capacity'],
  ['a turnstile without a driver', { turnstiles: { gate: {} } }, 'turnstiles.gate.driver'],
  ['a certificate without its key', { tls: { cert: 'a.pem' } }, 'tls.key'],
  ['no object', 'lanes', ''],
])('refuses %s', (_what, json, path) => {
  expect(problemsOf(json)).toContain(path);
});

test('takes lanes, areas and turnstiles that fit together', () => {
  const config = {
    lanes: [
      { id: 'in', area: 'hall' },
      { id: 'out', direction: 'out', area: 'hall' },
    ],
    areas: { hall: { capacity: 40 } },
  };
  expect(problemsOf(config)).toEqual([]);
});
