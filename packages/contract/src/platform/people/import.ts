import { z } from '@hono/zod-openapi';
import { errorCodes } from '@vedette/domain';

export const importOutcomes = ['created', 'changed', 'unchanged', 'refused'] as const;

/** What became, or would become, of a row. No value of it comes back: the file is in the caller's hands. */
export const importLineSchema = z.object({
  /** As a sheet counts: the headings stand in row 1. */
  row: z.int(),
  outcome: z.enum(importOutcomes),
  code: z.enum(errorCodes).nullable(),
  /** The columns at fault, by the names of fields. */
  fields: z.array(z.string()),
});
export type ImportLine = z.infer<typeof importLineSchema>;

export const peopleImportSchema = z
  .object({
    /** Of the file: the real run asks for it, so that what was tried is what runs. */
    digest: z.string(),
    dryRun: z.boolean(),
    rows: z.int(),
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    refused: z.int(),
    /** Headings that mean nothing here. */
    unknownColumns: z.array(z.string()),
    lines: z.array(importLineSchema),
  })
  .openapi('PeopleImport');
export type PeopleImportReport = z.infer<typeof peopleImportSchema>;

export const importQuerySchema = z.object({
  organisation: z.uuid().optional(),
  /** Without one the file is tried and nothing is written. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  group: z.uuid().optional(),
});
