import { useEffect, useState } from 'react';
import { type CameraFault, openCamera } from './open-camera.ts';

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The camera as long as the part is shown; its light goes out afterwards. */
export function useCamera() {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [fault, setFault] = useState<CameraFault | null>(null);
  useEffect(() => {
    let isGone = false;
    let opened: MediaStream | null = null;
    const begin = async (): Promise<void> => {
      const answer = await openCamera();
      if (typeof answer === 'string') return setFault(answer);
      if (isGone) return stop(answer);
      opened = answer;
      setStream(answer);
    };
    void begin();
    return () => {
      isGone = true;
      if (opened !== null) stop(opened);
    };
  }, []);
  return { stream, fault };
}
