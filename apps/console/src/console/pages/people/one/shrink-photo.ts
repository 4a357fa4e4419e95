import { ApiProblem } from '@vedette/sdk';
import { referenceContentAtMost } from '@vedette/vault/seal';

/** The longer side in pixels, and the quality of the JPEG: the first that fits is taken. */
const attempts = [
  [720, 0.9],
  [640, 0.85],
  [560, 0.8],
  [480, 0.75],
  [400, 0.7],
] as const;

/**
 * A photograph as a JPEG that fits into what is sealed. Drawn anew, it has lost what a camera writes beside the
 * picture: where, when, by which device. @throws ApiProblem `image-not-an-image`, `image-too-large`
 */
export async function shrinkPhoto(photo: Blob): Promise<Uint8Array> {
  const picture = await createImageBitmap(photo).catch(() => {
    throw new ApiProblem('image-not-an-image');
  });
  try {
    for (const [side, quality] of attempts) {
      const jpeg = await drawn(picture, side, quality);
      if (jpeg !== null && jpeg.size <= referenceContentAtMost)
        return new Uint8Array(await jpeg.arrayBuffer());
    }
  } finally {
    picture.close();
  }
  throw new ApiProblem('image-too-large');
}

function drawn(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
