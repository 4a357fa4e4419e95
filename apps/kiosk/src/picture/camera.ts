import type { Picture } from './picture.ts';

export type CameraFault = 'none' | 'denied' | 'insecure';

function faultOf(cause: unknown): CameraFault {
  const name = cause instanceof DOMException ? cause.name : '';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : 'none';
}

function asPicture(video: HTMLVideoElement, stream: MediaStream): Picture {
  return {
    kind: 'live',
    source: video,
    size: () => (video.videoWidth > 0 ? { width: video.videoWidth, height: video.videoHeight } : null),
    stop() {
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

/**
 * Opens the camera that looks at the person. `onGone` is called when it is unplugged.
 * Rejects never: a fault is a result.
 */
export async function openCamera(onGone: () => void): Promise<Picture | CameraFault> {
  if (navigator.mediaDevices === undefined) return window.isSecureContext ? 'none' : 'insecure';
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: 'user', width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 15 } },
    });
    const video = document.createElement('video');
    video.muted = true;
    video.setAttribute('playsinline', '');
    video.srcObject = stream;
    for (const track of stream.getVideoTracks()) track.onended = onGone;
    await video.play();
    return asPicture(video, stream);
  } catch (cause) {
    return faultOf(cause);
  }
}
