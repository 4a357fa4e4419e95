import { z } from 'zod';
import { parseInput } from '../../common/parse-input.ts';
import type { ValueSets } from './rule.ts';

const maxCodes = 10_000;
const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const code = z.string().max(200);

/** One value set as its publisher writes it. */
const published = z
  .object({ valueSetId: id, valueSetValues: z.record(code, z.unknown()) })
  .transform(({ valueSetId, valueSetValues }) => [[valueSetId, Object.keys(valueSetValues)]] as const);

/** Several value sets reduced to their codes. */
const reduced = z.record(id, z.array(code).max(maxCodes)).transform((sets) => Object.entries(sets));

const file = z.union([published, reduced]);

/**
 * Reads files of value sets: those published one by one (`valueSetId`, `valueSetValues`), and those with
 * lists of codes by id. A value set of a later file takes the place of an earlier one.
 * @throws VedetteError `input-invalid`
 */
export function parseValueSets(files: readonly unknown[]): ValueSets {
  return Object.fromEntries(parseInput(z.array(file).max(1_000), 'value sets', files).flat());
}
