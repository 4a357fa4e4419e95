import { VedetteError } from '@vedette/domain';
import type { z } from 'zod';

const maxProblems = 20;

/**
 * Reads what an operator gave (a trust list, rules) by its schema.
 * @param at what is read, for the error
 * @throws VedetteError `input-invalid`, with the first problems and their paths
 */
export function parseInput<T>(schema: z.ZodType<T>, at: string, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const problems = read.error.issues
    .slice(0, maxProblems)
    .map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new VedetteError('input-invalid', 'caller', { at, problems });
}
