import { expect, test } from 'vitest';
import { cameraFault } from './open-camera.ts';

test('each way a browser refuses the camera has its own words', () => {
  expect(cameraFault(new DOMException('', 'NotAllowedError'))).toBe('denied');
  expect(cameraFault(new DOMException('', 'NotReadableError'))).toBe('busy');
  expect(cameraFault(new DOMException('', 'NotFoundError'))).toBe('none');
  expect(cameraFault(new Error('other'))).toBe('none');
});
