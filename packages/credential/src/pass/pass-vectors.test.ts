import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type PassVectors, passVectors, playVector } from './vectors/index.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const committed = JSON.parse(readFileSync(resolve(root, 'spec/pass-vectors.json'), 'utf8')) as PassVectors;

describe('the vectors of a pass', () => {
  it('are the same each time they are made', async () => {
    expect(JSON.parse(JSON.stringify(await passVectors()))).toEqual(committed);
  });

  it('have a name each', () => {
    expect(new Set(committed.cases.map(({ name }) => name)).size).toBe(committed.cases.length);
  });

  it.each(committed.cases)('judges as expected: $name', async (vector) => {
    const found = await playVector(vector, committed.trust[vector.trust]);
    // What cannot be read at all says nothing of its form.
    const { outcome, faults, binding, freshness } = vector.expected;
    expect(found).toMatchObject({ format: 'pass', outcome, faults, binding, freshness });
  });
});
