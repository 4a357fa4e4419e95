const longestSide = 2_000;
/** A picture of a file is no frame of a camera: it may take its time. */
const effort = { effort: 8, timeLimit: 2_000 };

/** The text of the QR code in a picture, read in this browser; null when there is none, or no picture. */
export async function readPicture(file: Blob): Promise<string | null> {
  try {
    const { default: decodeQR } = await import('qr/decode.js');
    return decodeQR(await pixelsOf(file), effort);
  } catch {
    return null;
  }
}

/** On white: a code drawn on nothing has no light parts. */
async function pixelsOf(file: Blob): Promise<ImageData> {
  const picture = await createImageBitmap(file);
  try {
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const [width, height] = [Math.ceil(picture.width * scale), Math.ceil(picture.height * scale)];
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  } finally {
    picture.close();
  }
}
