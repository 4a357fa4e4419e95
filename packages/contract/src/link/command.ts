import type { CommandKind } from '@vedette/domain';
import { z } from 'zod';
import { commandIdSchema, contentHashSchema, lineSchema, momentSchema, wordSchema } from './identifiers.ts';
import { laneIdSchema } from './record-entry.ts';

/** What a diagnosis may report; there is no shell. */
export const diagnosisItems = [
  'log-tail',
  'network',
  'clock',
  'storage',
  'drivers',
  'models',
  'processes',
  'temperature',
  /** What is held of whom it concerns, in numbers: how many lines, and each line as the JSON of a `Holding`. */
  'holdings',
] as const;

const head = {
  id: commandIdSchema,
  givenAt: momentSchema,
  /** From this instant on it is not carried out. */
  notAfter: momentSchema,
};
export const commandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...head, kind: z.literal('open-lane'), lane: laneIdSchema }),
  z.strictObject({ ...head, kind: z.literal('identify') }),
  z.strictObject({ ...head, kind: z.literal('self-test') }),
  z.strictObject({
    ...head,
    kind: z.literal('diagnose'),
    items: z.array(z.enum(diagnosisItems)).min(1).max(diagnosisItems.length),
  }),
  z.strictObject({ ...head, kind: z.literal('sync-anew') }),
  z.strictObject({ ...head, kind: z.literal('restart') }),
  z.strictObject({
    ...head,
    kind: z.literal('update'),
    version: lineSchema.min(1),
    target: contentHashSchema,
  }),
  z.strictObject({ ...head, kind: z.literal('retire'), retirement: z.uuid() }),
]);
export type Command = z.infer<typeof commandSchema>;
/** A kind that is not in both lists does not compile. */
export type CommandOf<K extends CommandKind> = Extract<Command, { kind: K }>;

export const commandFailures = [
  'expired',
  'unknown-kind',
  'malformed',
  'not-supported',
  'no-such-lane',
  'busy',
  'clock-doubtful',
  'driver-failed',
  'interrupted',
  'internal',
] as const;
export type CommandFailure = (typeof commandFailures)[number];

/** What a sentinel found or did: the relay's answer, the figures of a diagnosis. Never personal. */
export const commandResultSchema = z
  .array(z.tuple([wordSchema, z.union([z.string().max(4000), z.number(), z.boolean()])]))
  .max(64);
export type CommandResult = z.infer<typeof commandResultSchema>;

export const commandAnswerSchema = z.discriminatedUnion('state', [
  z.strictObject({ command: commandIdSchema, state: z.literal('acknowledged') }),
  z.strictObject({ command: commandIdSchema, state: z.literal('done'), result: commandResultSchema }),
  z.strictObject({
    command: commandIdSchema,
    state: z.literal('failed'),
    failure: z.enum(commandFailures),
    result: commandResultSchema,
  }),
]);
export type CommandAnswer = z.infer<typeof commandAnswerSchema>;
