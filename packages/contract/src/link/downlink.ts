import { z } from 'zod';
import { settingsSchema } from './config.ts';
import { linkFaultSchema } from './fault.ts';
import {
  countSchema,
  logIdSchema,
  messageIdSchema,
  momentSchema,
  publicKeySchema,
  waitSchema,
  wordSchema,
} from './identifiers.ts';
import { keeperDownlinks } from './keeper.ts';
import { linkLimits } from './limits.ts';
import { seqRangeSchema } from './record-entry.ts';
import { retirementDownlink } from './retire.ts';
import { syncPageSchema } from './sync.ts';

const re = messageIdSchema;
const gaps = z.array(seqRangeSchema).max(linkLimits.gaps);

/** What a platform says; `re` names the message it answers. */
export const downlinkSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('welcome'),
    re,
    at: momentSchema,
    /** Milliseconds between heartbeats. */
    heartbeat: z.int().min(1000).max(600_000),
    /** All keys by which the platform signs now or soon. */
    platformKeys: z.array(publicKeySchema).min(1).max(4),
    /** What is durable of the logs that the birth named, so that nothing is sent for nothing. */
    logs: z.array(z.strictObject({ log: logIdSchema, through: countSchema, gaps })).max(linkLimits.logs),
  }),
  z.strictObject({ type: z.literal('pulse'), re, at: momentSchema }),
  z.strictObject({
    type: z.literal('records-kept'),
    re,
    log: logIdSchema,
    /** Durable up to here; the sentinel may forget it. */
    through: countSchema,
    /** Missing between `through` and the highest that is durable. */
    gaps,
    /** Acknowledged, and yet no records. */
    setAside: z.array(z.strictObject({ seq: countSchema, reason: wordSchema })).max(linkLimits.entries),
  }),
  /** A report was taken: of the configuration, of the sync set, of a command. */
  z.strictObject({ type: z.literal('taken'), re }),
  /** Nothing of that message was taken; say it again later. */
  z.strictObject({ type: z.literal('slow-down'), re, retryAfter: waitSchema }),
  z.strictObject({ type: z.literal('config'), version: countSchema, settings: settingsSchema }),
  z.strictObject({ type: z.literal('sync-changed'), version: countSchema }),
  z.strictObject({ type: z.literal('sync-page'), re, page: syncPageSchema }),
  ...keeperDownlinks,
  retirementDownlink,
  /** Looked at by itself: a sentinel answers a kind that it does not know. */
  z.strictObject({ type: z.literal('command'), command: z.unknown() }),
  z.strictObject({ type: z.literal('refused'), re: re.nullable(), fault: linkFaultSchema }),
  /** The platform closes; come again, to whichever of its processes answers. */
  z.strictObject({ type: z.literal('goodbye'), retryAfter: waitSchema }),
]);
export type Downlink = z.infer<typeof downlinkSchema>;
export type DownlinkOf<T extends Downlink['type']> = Extract<Downlink, { type: T }>;

export const pollAnswerSchema = z.strictObject({
  messages: z.array(downlinkSchema).max(linkLimits.messages),
});
export type PollAnswer = z.infer<typeof pollAnswerSchema>;
