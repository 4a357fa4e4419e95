import { z } from '@hono/zod-openapi';
import { body, json, route } from '../route.ts';

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

export const algorithmRoutes = {
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
};
