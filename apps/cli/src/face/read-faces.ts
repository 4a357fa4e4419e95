import { VedetteError } from '@vedette/domain';
import type { ImageAnalysis } from '@vedette/face';
import type { ImageFile } from '../input/image-files.ts';
import { readBounded } from '../input/read-bounded.ts';
import type { Engines } from './engines.ts';
import { inOrder } from './in-order.ts';

/** Bytes of a picture beyond which it is not read. */
export const imageBytesMax = 50_000_000;

/** The faces of a picture, at least one, or what is wrong with it. */
export type FacesRead =
  | { readonly path: string; readonly image: ImageAnalysis; readonly error?: undefined }
  | { readonly path: string; readonly error: VedetteError };

/** Reads pictures ahead of the engines, and gives what was found in the order of the files. */
export function readFaces(files: AsyncIterable<ImageFile>, engines: Engines): AsyncGenerator<FacesRead> {
  return inOrder(files, engines.ahead, (file) => readOne(file, engines));
}

/** One picture. Every VedetteError is a result: a bad picture is no reason to stop. */
export async function readOne(file: ImageFile, engines: Pick<Engines, 'analyse'>): Promise<FacesRead> {
  const { path } = file;
  try {
    if (file.error !== undefined) throw file.error;
    const bytes = await readBounded(path, imageBytesMax);
    const image = await engines.analyse(bytes).finally(() => bytes.fill(0));
    if (image.faces.length === 0) throw new VedetteError('face-none', 'caller');
    return { path, image };
  } catch (error) {
    if (!(error instanceof VedetteError) || error.code.startsWith('model-')) throw error;
    return { path, error };
  }
}
