import { isAbsolute, join, resolve } from 'node:path';
import { type AttackScorer, attackScorer } from '../attack/attack-score.ts';
import { blazeFace, type Detector } from '../detect/blazeface.ts';
import { faceMesh, type Landmarker } from '../landmarks/face-mesh.ts';
import { type MaskClassifier, maskClassifier } from '../mask/mask-classifier.ts';
import { type Embedder, openEmbedder } from '../reference/embedder.ts';
import { assertFits } from './assert-fits.ts';
import { type InferenceMeter, inferenceMeter } from './inference-meter.ts';
import type { AttackManifest, EmbedderManifest, MaskManifest, ModelManifest } from './manifest.ts';
import { loadModel, type OnnxModel } from './onnx-model.ts';
import { committedModels, defaultModelsDir } from './places.ts';
import { manifestOfKind } from './read-manifest.ts';

/** Which models to open; each name is a profile of this project or the path of another model's manifest. */
export interface ModelChoice {
  readonly modelsDir?: string | undefined;
  /** `default` (fr_feature), `public-domain` (dlib), or the path of a manifest. */
  readonly profile?: string | undefined;
  /** `default` (fr_liveness), `none`, or the path of a manifest. */
  readonly attack?: string | undefined;
}

export interface FaceModels {
  readonly near: Detector;
  readonly far: Detector;
  readonly landmarks: Landmarker;
  readonly embedder: Embedder;
  readonly embedderManifest: EmbedderManifest;
  readonly attack: { readonly score: AttackScorer; readonly manifest: AttackManifest } | null;
  readonly mask: { readonly classify: MaskClassifier; readonly manifest: MaskManifest };
  readonly meter: InferenceMeter;
  close(): Promise<void>;
}

const profiles: Readonly<Record<string, string>> = { default: 'fr-feature', 'public-domain': 'face-api' };
const committed = (name: string): string => join(committedModels, `${name}.json`);
const chosen = (choice: string, own: Readonly<Record<string, string>>): string => {
  const name = Object.hasOwn(own, choice) ? own[choice] : undefined;
  if (name !== undefined) return committed(name);
  return isAbsolute(choice) ? choice : resolve(choice);
};

/** @throws VedetteError model-missing, model-invalid; then none is left open */
export async function openModels(choice: ModelChoice = {}): Promise<FaceModels> {
  const opened: OnnxModel[] = [];
  const close = async (): Promise<void> => {
    for (const model of opened) await model.close();
  };
  try {
    return { ...(await openEach(choice, opened)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openEach(choice: ModelChoice, opened: OnnxModel[]): Promise<Omit<FaceModels, 'close'>> {
  const modelsDir = choice.modelsDir ?? defaultModelsDir;
  const meter = inferenceMeter();
  const open = async <K extends ModelManifest['kind']>(kind: K, path: string) => {
    const manifest = await manifestOfKind(kind, path);
    const model = await loadModel(manifest, path, modelsDir, meter);
    opened.push(model);
    await assertFits(model);
    return model;
  };
  const embedding = await open('embedder', chosen(choice.profile ?? 'default', profiles));
  const near = await open('detector', committed('blazeface-near'));
  const far = await open('detector', committed('blazeface-far'));
  const mesh = await open('landmarks', committed('face-mesh'));
  const mask = await open('mask', committed('mask'));
  const attackChoice = choice.attack ?? 'default';
  const attack =
    attackChoice === 'none' ? null : await open('attack', chosen(attackChoice, { default: 'fr-liveness' }));
  return {
    near: blazeFace(near),
    far: blazeFace(far),
    landmarks: faceMesh(mesh),
    embedder: await openEmbedder(embedding),
    embedderManifest: embedding.manifest,
    attack: attack === null ? null : { score: attackScorer(attack), manifest: attack.manifest },
    mask: { classify: maskClassifier(mask), manifest: mask.manifest },
    meter,
  };
}
