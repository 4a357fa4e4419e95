import { z } from '@hono/zod-openapi';
import { evidenceKinds, identifyMethods } from '@vedette/domain';
import { fieldSchema, reasonCodeSchema } from './common.ts';

/** How the page gets its pictures. */
export const cameraStates = ['live', 'walk-past', 'none', 'denied'] as const;

export const toTerminalSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    version: z.int(),
    key: z.string().max(100),
    lane: z.string().max(64),
    camera: z.enum(cameraStates),
  }),
  z.strictObject({ type: z.literal('camera'), state: z.enum(cameraStates) }),
  /** The person presses the help button: a guard is called. */
  z.strictObject({ type: z.literal('help') }),
  /** The person would rather not show a face (there is always another way). */
  z.strictObject({ type: z.literal('without-face') }),
]);
export type ToTerminal = z.infer<typeof toTerminalSchema>;

export const screens = [
  'idle',
  'look',
  'challenge',
  'show-pass',
  'checking',
  'granted',
  'denied',
  'refer',
  'fire',
  'out-of-order',
] as const;
export const screenSchema = z.enum(screens);
export type Screen = (typeof screens)[number];

/** What a person is asked to do so that the face can be read. */
export const coachings = [
  'closer',
  'back',
  'face-camera',
  'hold-still',
  'more-light',
  'less-light',
  'one-person',
  'uncover',
] as const;
export type Coaching = (typeof coachings)[number];

export const noticeSchema = z.object({
  title: z.object({ 'zh-CN': z.string(), en: z.string() }),
  processor: z.object({ name: z.string(), contact: z.string() }),
  purpose: z.string(),
  basis: z.string(),
  endsWith: z.string().nullable(),
  checks: z.array(z.string()),
  kept: z.array(z.object({ field: fieldSchema, why: z.string(), maxKeep: z.string() })),
  deviceOnly: z.array(z.literal('face-reference')),
  waysIn: z.array(z.enum(identifyMethods)),
});
export type DutyNotice = z.infer<typeof noticeSchema>;

export const toKioskSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    version: z.int(),
    lane: z.string(),
    /** Null while no duty is loaded. */
    notice: noticeSchema.nullable(),
    site: z.string(),
  }),
  z.object({ type: z.literal('refused'), reason: z.enum(['key', 'version', 'busy']) }),
  z.object({
    type: z.literal('screen'),
    screen: screenSchema,
    reasons: z.array(reasonCodeSchema),
    needs: z.array(
      z.object({
        what: z.enum(evidenceKinds),
        anyOf: z.array(z.enum(identifyMethods)).optional(),
        /** Why it is asked for again: what was shown did not do. */
        because: reasonCodeSchema.optional(),
      }),
    ),
    challenge: z.enum(['blink', 'turn-left', 'turn-right']).nullable(),
    coaching: z.enum(coachings).nullable(),
    /** A code for the person's own wallet to read: rows of `0` and `1`, without a quiet zone. */
    question: z.array(z.string().regex(/^[01]+$/)).nullable(),
  }),
  /** Where faces are in the frame of that sequence number; 0 to 1 of width and height. */
  z.object({
    type: z.literal('faces'),
    sequence: z.int(),
    boxes: z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
  }),
  /** How an operator of the platform claims this terminal; null once nobody needs to. */
  z.object({
    type: z.literal('joining'),
    claim: z
      .object({
        code: z.string(),
        /** The same as a code for a camera: rows of `0` and `1`, without a quiet zone. */
        rows: z.array(z.string().regex(/^[01]+$/)),
        expiresAt: z.int(),
      })
      .nullable(),
  }),
  /** Where visitors whom nobody has invited ask for a host, as a code for their own phone; null for nowhere. */
  z.object({ type: z.literal('walk-in'), rows: z.array(z.string().regex(/^[01]+$/)).nullable() }),
  /** Whether personal data is closed: no face is known, passes and cards open. */
  z.object({ type: z.literal('locked'), locked: z.boolean() }),
  /** Somebody far away asks which of many terminals this one is; milliseconds. */
  z.object({ type: z.literal('identify'), duration: z.int() }),
  /** This terminal is taken out of service; what a page shows of it stays when the terminal is gone. */
  z.object({
    type: z.literal('retirement'),
    state: z.enum(['retiring', 'cleared', 'failed']),
    /** Of what is being done, 0 to 1. */
    part: z.number(),
    /** Leads to the certificate: rows of `0` and `1`, without a quiet zone. */
    rows: z.array(z.string().regex(/^[01]+$/)).nullable(),
  }),
  /** The frame was taken; the page may send the next. */
  z.object({ type: z.literal('frame-taken'), sequence: z.int() }),
]);
export type ToKiosk = z.infer<typeof toKioskSchema>;
export type RetirementMessage = Extract<ToKiosk, { type: 'retirement' }>;
export type WalkInMessage = Extract<ToKiosk, { type: 'walk-in' }>;
export type JoiningMessage = Extract<ToKiosk, { type: 'joining' }>;
export type ScreenMessage = Extract<ToKiosk, { type: 'screen' }>;
