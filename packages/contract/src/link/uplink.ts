import { z } from 'zod';
import { commandAnswerSchema } from './command.ts';
import { settingProblemSchema } from './config.ts';
import { countSchema, logIdSchema, messageIdSchema } from './identifiers.ts';
import { keeperUplinks, shredsReportedSchema } from './keeper.ts';
import { linkLimits, linkTimes } from './limits.ts';
import { sequencedEntrySchema } from './record-entry.ts';
import { birthFactsSchema, healthSchema } from './report.ts';
import { retirementUplink } from './retire.ts';
import { referenceWrapSchema } from './sealing.ts';
import { syncAppliedSchema, syncWantSchema } from './sync.ts';

const id = messageIdSchema;

/** What a sentinel says. */
export const uplinkSchema = z.discriminatedUnion('type', [
  /** The first message of every channel. */
  z.strictObject({ type: z.literal('birth'), id, facts: birthFactsSchema, health: healthSchema }),
  z.strictObject({ type: z.literal('heartbeat'), id, health: healthSchema }),
  z.strictObject({
    type: z.literal('records'),
    id,
    log: logIdSchema,
    /** In ascending order, without gaps. */
    entries: z.array(sequencedEntrySchema).min(1).max(linkLimits.entries),
  }),
  z.strictObject({
    type: z.literal('config-reported'),
    id,
    version: countSchema,
    problems: z.array(settingProblemSchema).max(linkLimits.settings),
  }),
  z.strictObject({ type: z.literal('sync-want'), id, want: syncWantSchema }),
  z.strictObject({ type: z.literal('sync-applied'), id, applied: syncAppliedSchema }),
  z.strictObject({ type: z.literal('command-answer'), id, answer: commandAnswerSchema }),
  /** Answers to `reseal` rows; the platform takes those rows away. May come twice. */
  z.strictObject({
    type: z.literal('references-wrapped'),
    id,
    wraps: z.array(referenceWrapSchema).min(1).max(linkLimits.referenceWraps),
  }),
  ...keeperUplinks,
  shredsReportedSchema,
  retirementUplink,
]);
export type Uplink = z.infer<typeof uplinkSchema>;
export type UplinkOf<T extends Uplink['type']> = Extract<Uplink, { type: T }>;

/** `POST /link/messages`. */
export const pollSchema = z.strictObject({
  boot: z.uuid(),
  /** What the sentinel knows to be current, so that the platform tells only what is new. */
  have: z.strictObject({ config: countSchema, sync: countSchema }),
  /** Milliseconds for which the answer may be held back while there is nothing to say. */
  wait: z.int().min(0).max(linkTimes.longPoll),
  /** Each is looked at by itself. */
  messages: z.array(z.unknown()).max(linkLimits.messages),
});
export type Poll = z.infer<typeof pollSchema>;
