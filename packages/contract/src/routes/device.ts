import { z } from '@hono/zod-openapi';
import { idParams, plainText, reasonCodeSchema } from '../common.ts';
import { screenSchema } from '../kiosk.ts';
import { body, file, json, nothing, route } from '../route.ts';

export const laneStatusSchema = z
  .object({
    id: z.string(),
    state: z.string(),
    screen: screenSchema,
    camera: z.enum(['live', 'walk-past', 'none', 'denied', 'gone']),
    turnstile: z.string(),
    fire: z.boolean(),
    /** Somebody waits for the guard: the passage that can be answered. */
    referred: z
      .object({ passage: z.string(), reasons: z.array(reasonCodeSchema), since: z.int() })
      .nullable(),
  })
  .openapi('LaneStatus');
export type LaneStatus = z.infer<typeof laneStatusSchema>;

export const healthSchema = z
  .object({
    startedAt: z.int(),
    version: z.string(),
    node: z.string(),
    memoryBytes: z.int(),
    people: z.int(),
    references: z.int(),
    lanes: z.array(laneStatusSchema),
    face: z.object({
      model: z.string(),
      ready: z.boolean(),
      framesPerSecond: z.number(),
      msPerFrame: z.number(),
    }),
    store: z.object({
      records: z.int(),
      recordsLimit: z.int(),
      captures: z.int(),
      capturesLimit: z.int(),
      undelivered: z.int(),
      recordsBytes: z.int(),
      capturesBytes: z.int(),
      freeBytes: z.int(),
      intact: z.boolean(),
    }),
  })
  .openapi('Health');
export type Health = z.infer<typeof healthSchema>;

export const selfTestSchema = z
  .array(z.object({ part: z.string(), ok: z.boolean(), detail: z.string(), ms: z.number() }))
  .openapi('SelfTest');
export const logLineSchema = z.object({
  at: z.int(),
  level: z.enum(['debug', 'info', 'warn', 'error']),
  message: z.string(),
  details: z.record(z.string(), z.unknown()),
});

export const clockSchema = z
  .object({
    now: z.int(),
    timeZone: z.string(),
    quality: z.enum(['trusted', 'doubtful']),
    source: z.enum(['system', 'ntp']),
    server: z.string().nullable(),
    offsetMs: z.number().nullable(),
    measuredAt: z.int().nullable(),
  })
  .openapi('Clock');
export const networkSchema = z
  .object({
    port: z.int(),
    listen: z.enum(['loopback', 'lan']),
    hostNames: z.array(z.string().max(100)).max(10),
    tls: z.boolean(),
    addresses: z.array(z.object({ name: z.string(), address: z.string() })),
  })
  .openapi('Network');

const share = z.number().min(0).max(1);
export const algorithmSchema = z
  .object({
    model: z.string(),
    verifyThreshold: share,
    identifyThreshold: share,
    margin: share,
    frames: z.int().min(3).max(15),
    /** What enrolment asks of a photograph beyond the engine's own limits; 0 as attack threshold refuses nobody. */
    interEyePx: z.int().min(45).max(300),
    yawDegrees: z.int().min(5).max(22),
    attackThreshold: share,
    duplicateCheck: z.boolean(),
    /** Whether the thresholds come from the site’s own calibration. */
    calibrated: z.boolean(),
  })
  .openapi('Algorithm');
export type Algorithm = z.infer<typeof algorithmSchema>;
/** What the thresholds mean in words and figures, for the number of people enrolled. */
export const algorithmMeaningSchema = z
  .object({
    enrolled: z.int(),
    /** On which data the rates were measured; empty when nothing is known of this model: then the worst is assumed. */
    table: z.string(),
    falseMatchRate: z.number(),
    falseMatchLow: z.number(),
    falseMatchHigh: z.number(),
    /** About one stranger in this many is taken for someone enrolled. */
    oneStrangerIn: z.number(),
    falseNonMatchRate: z.number(),
    needsSecondFactor: z.boolean(),
    recommended: z.object({ verifyThreshold: z.number(), identifyThreshold: z.number() }),
  })
  .openapi('AlgorithmMeaning');

export const auditLineSchema = z
  .object({
    seq: z.int(),
    at: z.int(),
    by: z.string(),
    act: z.string(),
    about: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .openapi('AuditLine');
export type AuditLine = z.infer<typeof auditLineSchema>;

export const deviceRoutes = {
  health: route({
    method: 'get',
    path: '/api/device/health',
    tags: ['device'],
    summary: 'Health, storage and lanes',
    responses: json(healthSchema),
  }),
  selfTest: route({
    method: 'post',
    path: '/api/device/self-test',
    tags: ['device'],
    summary: 'Test drivers, models and store',
    responses: json(selfTestSchema),
  }),
  logs: route({
    method: 'get',
    path: '/api/device/logs',
    tags: ['device'],
    summary: 'Recent log lines, without personal information',
    responses: json(z.array(logLineSchema)),
  }),
  logsFile: route({
    method: 'get',
    path: '/api/device/logs.ndjson',
    tags: ['device'],
    summary: 'The same as a file',
    responses: file('application/x-ndjson', 'One JSON object a line'),
  }),
  clock: route({
    method: 'get',
    path: '/api/device/clock',
    tags: ['device'],
    summary: 'Time source, offset and quality',
    responses: json(clockSchema),
  }),
  putClock: route({
    method: 'put',
    path: '/api/device/clock',
    tags: ['device'],
    summary: 'Set time zone and time server; also accepts the present time as right',
    request: {
      body: body(
        z.strictObject({
          timeZone: z.string().max(64),
          server: z
            .string()
            .regex(/^[A-Za-z0-9.:-]{1,253}$/)
            .nullable(),
          accept: z.boolean(),
        }),
      ),
    },
    responses: json(clockSchema),
  }),
  network: route({
    method: 'get',
    path: '/api/device/network',
    tags: ['device'],
    summary: 'Where this terminal listens',
    responses: json(networkSchema),
  }),
  putNetwork: route({
    method: 'put',
    path: '/api/device/network',
    tags: ['device'],
    summary: 'Change where it listens; takes effect after a restart',
    request: {
      body: body(
        z.strictObject({
          listen: z.enum(['loopback', 'lan']),
          hostNames: z.array(z.string().regex(/^[A-Za-z0-9.-]{1,100}$/)).max(10),
        }),
      ),
    },
    responses: json(networkSchema),
  }),
  algorithm: route({
    method: 'get',
    path: '/api/device/algorithm',
    tags: ['device'],
    summary: 'Face recognition settings and what they mean',
    responses: json(z.object({ settings: algorithmSchema, meaning: algorithmMeaningSchema })),
  }),
  putAlgorithm: route({
    method: 'put',
    path: '/api/device/algorithm',
    tags: ['device'],
    summary: 'Change face recognition settings',
    request: { body: body(algorithmSchema.omit({ model: true, calibrated: true }).strict()) },
    responses: json(z.object({ settings: algorithmSchema, meaning: algorithmMeaningSchema })),
  }),
  calibrate: route({
    method: 'post',
    path: '/api/device/algorithm/calibration',
    tags: ['device'],
    summary: 'Measure FMR and FNMR on the people enrolled here',
    responses: json(
      z.object({ people: z.int(), genuine: z.int(), impostor: z.int(), meaning: algorithmMeaningSchema }),
    ),
  }),
  restart: route({
    method: 'post',
    path: '/api/device/restart',
    tags: ['device'],
    summary: 'Restart the terminal',
    responses: nothing(),
  }),
  lanes: route({
    method: 'get',
    path: '/api/lanes',
    tags: ['lanes'],
    summary: 'Lanes and who waits',
    responses: json(z.array(laneStatusSchema)),
  }),
  answer: route({
    method: 'post',
    path: '/api/lanes/{id}/answer',
    tags: ['lanes'],
    summary: 'A guard answers a referred passage',
    request: {
      params: idParams,
      body: body(
        z.strictObject({
          passage: z.string().max(64),
          answer: z.enum(['grant', 'deny']),
          reason: plainText(200),
        }),
      ),
    },
    responses: nothing(),
  }),
  open: route({
    method: 'post',
    path: '/api/lanes/{id}/open',
    tags: ['lanes'],
    summary: 'Open a lane once by hand, with the reason',
    request: { params: idParams, body: body(z.strictObject({ reason: plainText(200) })) },
    responses: nothing(),
  }),
  kioskLink: route({
    method: 'get',
    path: '/api/lanes/{id}/kiosk',
    tags: ['lanes'],
    summary: 'The link that opens this lane’s kiosk page',
    request: { params: idParams },
    responses: json(z.object({ url: z.string() })),
  }),
  audit: route({
    method: 'get',
    path: '/api/audit',
    tags: ['audit'],
    summary: 'Who did what, newest first',
    request: { query: z.object({ before: z.coerce.number().int().optional().openapi({ type: 'integer' }) }) },
    responses: json(z.object({ lines: z.array(auditLineSchema), intact: z.boolean() })),
  }),
};
