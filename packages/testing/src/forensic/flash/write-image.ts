import { type FlashModel, flashPageBytes } from './flash-model.ts';

/** Writes the pages in which an image differs from the one that was written before it (from zeros, at first). */
export function writeImage(flash: FlashModel, image: Buffer, before?: Buffer): void {
  const zeros = Buffer.alloc(flashPageBytes);
  for (let page = 0; page < flash.pages; page++) {
    const from = page * flashPageBytes;
    const now = image.subarray(from, from + flashPageBytes);
    const then = before === undefined ? zeros : before.subarray(from, from + flashPageBytes);
    if (!now.equals(then)) flash.write(page, now);
  }
}

export function overwriteAll(flash: FlashModel): void {
  const zeros = Buffer.alloc(flashPageBytes);
  for (let page = 0; page < flash.pages; page++) flash.write(page, zeros);
}

export function trimAll(flash: FlashModel): void {
  for (let page = 0; page < flash.pages; page++) flash.trim(page);
}
