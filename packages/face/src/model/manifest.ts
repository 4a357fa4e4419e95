import { z } from 'zod';

/** Where a file comes from when it is not committed: one file of one registry package, pinned. */
const source = z.strictObject({
  package: z.string().regex(/^(@[\w.-]+\/)?[\w.-]+@\d+\.\d+\.\d+$/),
  integrity: z.string().startsWith('sha512-'),
  path: z.string(),
  /** For a net that is converted: the file of its weights, `path` being their description. */
  weights: z.string().optional(),
  /** Bytes of the whole package, for progress. */
  bytes: z.int().positive(),
});

const triple = z.tuple([z.number(), z.number(), z.number()]);
const perChannel = z.union([z.number().transform((n): [number, number, number] => [n, n, n]), triple]);

const input = z.strictObject({
  size: z.int().min(16).max(1024),
  layout: z.enum(['nchw', 'nhwc']),
  colour: z.enum(['rgb', 'bgr']),
  mean: perChannel,
  std: perChannel,
});

const common = {
  $schema: z.string().optional(),
  name: z.string().min(1).max(80),
  /** Beside the manifest, in the models folder, or absolute. */
  file: z.string().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  licence: z.string(),
  origin: z.string(),
  source: source.optional(),
  input,
  /**
   * How far the runtime rearranges the graph. Its last step, `all`, halves the time of most small nets and
   * triples that of some on some processors: `measure` tries both when the model is opened.
   */
  optimisation: z.enum(['all', 'extended', 'measure']).optional(),
};

const point = z.tuple([z.number(), z.number()]);
/** Where the five points come to lie, in input pixels. */
const template = z.union([z.enum(['arcface-112', 'dlib-150']), z.tuple([point, point, point, point, point])]);
const probability = z.number().min(0).max(1);
const cosine = z.number().min(-1).max(1);

export const detectorManifest = z.strictObject({
  ...common,
  kind: z.literal('detector'),
  decoder: z.literal('blazeface'),
  anchors: z.array(z.strictObject({ grid: z.int(), stride: z.int(), perCell: z.int() })),
  /** Outputs in the order of their anchors. */
  regressors: z.array(z.string()).min(1),
  logits: z.array(z.string()).min(1),
  threshold: probability,
  overlap: probability,
});

export const landmarksManifest = z.strictObject({
  ...common,
  kind: z.literal('landmarks'),
  output: z.string(),
  flag: z.string(),
  /** Side of the crop as a multiple of the box's longer side. */
  scale: z.number().positive(),
});

export const embedderManifest = z.strictObject({
  ...common,
  kind: z.literal('embedder'),
  /** The first output when absent. */
  output: z.string().optional(),
  /** Found by a first run when absent. */
  dimension: z.int().min(16).max(4096).optional(),
  template,
  thresholds: z.strictObject({
    verification: cosine,
    identification: z.array(z.strictObject({ upTo: z.int().positive(), threshold: cosine })),
    beyond: cosine,
    margin: z.number().min(0).max(1),
  }),
});

export const attackManifest = z.strictObject({
  ...common,
  kind: z.literal('attack'),
  /** Side of the crop as a multiple of the box. */
  scale: z.number().positive(),
  /** Which of the outputs means bona fide, after softmax. */
  liveIndex: z.int().min(0),
  /** Median score from which a face counts as bona fide, and below which as an attack. */
  bonaFideFrom: probability,
  attackBelow: probability,
});

export const maskManifest = z.strictObject({
  ...common,
  kind: z.literal('mask'),
  template,
  wornFrom: probability,
  notWornBelow: probability,
});

/** A model's pre-processing, origin and licence: all that is needed to put another one in. */
export const modelManifest = z.discriminatedUnion('kind', [
  detectorManifest,
  landmarksManifest,
  embedderManifest,
  attackManifest,
  maskManifest,
]);
export type ModelManifest = z.infer<typeof modelManifest>;
export type DetectorManifest = z.infer<typeof detectorManifest>;
export type LandmarksManifest = z.infer<typeof landmarksManifest>;
export type EmbedderManifest = z.infer<typeof embedderManifest>;
export type AttackManifest = z.infer<typeof attackManifest>;
export type MaskManifest = z.infer<typeof maskManifest>;
export type ModelSource = z.infer<typeof source>;
export type Template = z.infer<typeof template>;
