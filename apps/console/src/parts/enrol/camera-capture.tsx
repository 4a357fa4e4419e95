import { Alert, Button, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useObjectUrl } from '../use-object-url.ts';
import { takePhoto } from './open-camera.ts';
import { useCamera } from './use-camera.ts';

interface CameraCaptureProps {
  readonly onPhoto: (photo: Blob) => void;
  readonly onStop: () => void;
}

interface TakenProps {
  readonly photo: Blob;
  readonly onAgain: () => void;
  readonly onUse: () => void;
}

function Taken({ photo, onAgain, onUse }: TakenProps) {
  const t = useText();
  const url = useObjectUrl(photo);
  return (
    <>
      <img className="camera-picture" src={url} alt={t(($) => $.console.people.camera.taken)} />
      <div className="row">
        <Button type="primary" onClick={onUse}>
          {t(($) => $.console.people.camera.use)}
        </Button>
        <Button onClick={onAgain}>{t(($) => $.console.people.camera.again)}</Button>
      </div>
    </>
  );
}

interface PreviewProps {
  readonly stream: MediaStream;
  readonly onTaken: (photo: Blob) => void;
}

function Preview({ stream, onTaken }: PreviewProps) {
  const t = useText();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  const take = async (): Promise<void> => {
    const photo = video.current === null ? null : await takePhoto(video.current);
    if (photo !== null) onTaken(photo);
  };
  return (
    <>
      {/* Mirrored as people know themselves; the photograph taken is not. */}
      <video
        ref={video}
        className="camera-picture mirrored"
        autoPlay
        muted
        playsInline
        aria-label={t(($) => $.console.people.camera.preview)}
      />
      <Button type="primary" onClick={() => void take()}>
        {t(($) => $.console.people.camera.capture)}
      </Button>
    </>
  );
}

/** Live preview, a picture, and the choice to use it or take another. */
export function CameraCapture({ onPhoto, onStop }: CameraCaptureProps) {
  const t = useText();
  const { stream, fault } = useCamera();
  const [photo, setPhoto] = useState<Blob | null>(null);
  const use = (): void => {
    if (photo !== null) onPhoto(photo);
    setPhoto(null);
  };
  return (
    <div className="stack camera">
      {fault !== null && <Alert type="warning" showIcon title={t(($) => $.console.people.camera[fault])} />}
      <Typography.Text type="secondary">{t(($) => $.console.people.camera.tips)}</Typography.Text>
      {photo !== null ? (
        <Taken photo={photo} onAgain={() => setPhoto(null)} onUse={use} />
      ) : (
        stream !== null && <Preview stream={stream} onTaken={setPhoto} />
      )}
      <Button onClick={onStop}>{t(($) => $.console.people.camera.stop)}</Button>
    </div>
  );
}
