import type { Affine } from '../image/affine.ts';
import type { Box } from '../image/geometry.ts';

/**
 * The wide crop around a face that shows the edge of a screen or a sheet: `scale` times the box, shrunk and
 * shifted to stay inside the frame, stretched to the input's square (as MiniFASNet was trained).
 */
export function attackCrop(box: Box, scale: number, width: number, height: number, size: number): Affine {
  const most = Math.min((width - 1) / box.width, (height - 1) / box.height, scale);
  const cropWidth = box.width * most;
  const cropHeight = box.height * most;
  const left = clamp(box.left + (box.width - cropWidth) / 2, width - 1 - cropWidth);
  const top = clamp(box.top + (box.height - cropHeight) / 2, height - 1 - cropHeight);
  const stepX = cropWidth / size;
  const stepY = cropHeight / size;
  return { a: stepX, b: 0, c: left + stepX / 2 - 0.5, d: 0, e: stepY, f: top + stepY / 2 - 0.5 };
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, Math.max(0, most)));
