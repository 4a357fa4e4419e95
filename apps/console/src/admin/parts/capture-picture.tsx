import { PictureOutlined } from '@ant-design/icons';
import { routes } from '@vedette/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useObjectUrl } from '../../parts/use-object-url.ts';

interface CapturePictureProps {
  readonly record: string;
  /** Opened without a click of its own. */
  readonly isShown?: boolean;
}

/** The picture of a passage, fetched only when somebody asks to see it. */
export function CapturePicture({ record, isShown = false }: CapturePictureProps) {
  const t = useText();
  const [isAsked, setAsked] = useState(false);
  const isWanted = isShown || isAsked;
  const capture = useAnswer(routes.records.capture, { params: { id: record } }, { enabled: isWanted });
  const url = useObjectUrl(capture.data instanceof Blob ? capture.data : undefined);
  if (capture.isError) return <ProblemAlert cause={capture.error} onRetry={() => void capture.refetch()} />;
  if (url !== undefined)
    return <img className="capture" src={url} alt={t(($) => $.console.records.detail.captureAlt)} />;
  return (
    <Button icon={<PictureOutlined aria-hidden />} loading={isWanted} onClick={() => setAsked(true)}>
      {t(($) => $.console.records.detail.showCapture)}
    </Button>
  );
}
