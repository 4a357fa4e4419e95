export type { Gallery, GalleryHit, GalleryOptions } from './gallery.ts';
export { openGallery } from './open-gallery.ts';
