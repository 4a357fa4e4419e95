import { z } from '@hono/zod-openapi';
import { body, file, json, nothing, route } from '../route.ts';
import { algorithmRoutes } from './algorithm.ts';
import { auditRoutes } from './audit.ts';
import { laneRoutes, laneStatusSchema } from './lanes.ts';

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

/** The terminal itself, and what it serves: one room of the admin. */
export const deviceRoutes = {
  ...algorithmRoutes,
  ...laneRoutes,
  ...auditRoutes,
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
  restart: route({
    method: 'post',
    path: '/api/device/restart',
    tags: ['device'],
    summary: 'Restart the terminal',
    responses: nothing(),
  }),
};
