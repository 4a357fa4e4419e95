export type CameraFault = 'insecure' | 'denied' | 'none' | 'busy';

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: 'user' },
};

/** Names of DOMException that getUserMedia rejects with (Media Capture and Streams, section 10.2). */
const faultOf: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'insecure',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

export function cameraFault(cause: unknown): CameraFault {
  return (cause instanceof DOMException ? faultOf[cause.name] : undefined) ?? 'none';
}

/** The browser's camera, or why there is none. */
export async function openCamera(): Promise<MediaStream | CameraFault> {
  // Browsers leave mediaDevices out of pages that came over plain HTTP from another machine.
  if (!window.isSecureContext || navigator.mediaDevices === undefined) return 'insecure';
  try {
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (cause) {
    return cameraFault(cause);
  }
}

const jpegQuality = 0.95;

/** The picture shown now, as JPEG in the camera's own size; null before the first frame. */
export function takePhoto(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d');
  if (context === null || canvas.width === 0) return Promise.resolve(null);
  context.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality));
}
