import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDcc } from './dcc-schema.ts';

const root = resolve(import.meta.dirname, '../../../..');
const vectors = process.env['VEDETTE_VECTORS'] ?? resolve(root, '../shared/data');
const folder = join(vectors, 'dcc-schema/1.3.3');
const isHere = existsSync(folder);
const casesIn = (pattern: string): readonly string[] =>
  isHere ? globSync(pattern, { cwd: folder }).sort() : [];
const payloadOf = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));

describe.skipIf(!isHere)(`the official payloads${isHere ? '' : ' (not here: set VEDETTE_VECTORS)'}`, () => {
  it.each([...casesIn('test/valid/*.json'), ...casesIn('examples/*/*.json')])('%s is valid', (path) => {
    expect(parseDcc(payloadOf(path)).ok).toBe(true);
  });

  it.each(casesIn('test/invalid/*.json'))('%s is not', (path) => {
    expect(parseDcc(payloadOf(path)).ok).toBe(false);
  });
});
