import { useCallback, useEffect, useState } from 'react';
import type { TerminalLink } from '../link/terminal-link.ts';
import { type CameraFault, openCamera } from '../picture/camera.ts';
import { pumpFrames } from '../picture/frame-pump.ts';
import type { Picture } from '../picture/picture.ts';
import { playSample, type Sample } from '../walk-past/samples.ts';

export interface PictureView {
  readonly picture: Picture | null;
  /** Why there is no live picture; null while there is one, or while it opens. */
  readonly fault: CameraFault | null;
  retry(): void;
  walk(sample: Sample): void;
  stop(): void;
}

/** The picture at the door: the camera when there is one, sample photographs when somebody asks for them. */
export function usePicture(link: TerminalLink | null): PictureView {
  const [picture, setPicture] = useState<Picture | null>(null);
  const [fault, setFault] = useState<CameraFault | null>(null);

  const openLive = useCallback(() => {
    setFault(null);
    openCamera(() => setFault('none')).then(
      (opened) => (typeof opened === 'string' ? setFault(opened) : setPicture(opened)),
      () => setFault('none'),
    );
  }, []);
  const stop = useCallback(() => setPicture(null), []);
  const walk = useCallback(
    (sample: Sample) => {
      playSample(sample, stop).then(setPicture, stop);
    },
    [stop],
  );

  useEffect(openLive, [openLive]);
  useEffect(() => {
    if (link === null || picture === null) return;
    const end = pumpFrames(picture, link);
    return () => {
      end();
      picture.stop();
    };
  }, [link, picture]);
  useEffect(() => {
    if (link === null) return;
    link.camera(
      picture === null || (fault !== null && picture.kind === 'live')
        ? fault === 'denied'
          ? 'denied'
          : 'none'
        : picture.kind,
    );
  }, [link, picture, fault]);

  return { picture, fault, retry: openLive, walk, stop };
}
