import type { Gallery, GalleryOptions } from './gallery.ts';
import { loadKernel } from './load-kernel.ts';
import { RowGallery } from './row-gallery.ts';

/**
 * Opens an empty gallery. Throws `input-invalid` for a dimension outside 1 to 4096, and `internal` when the
 * memory cannot be had or would exceed 4 GiB (about 1.6 million references of 512 dimensions).
 */
export async function openGallery(options: GalleryOptions): Promise<Gallery> {
  return new RowGallery(await loadKernel(), options);
}
