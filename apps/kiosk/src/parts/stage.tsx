import { type Language, phrases } from '@vedette/phrases/door';
import { LivePicture } from '../picture/live-picture.tsx';
import { WalkPastPicker } from '../walk-past/picker.tsx';
import type { LinkView } from './use-link.ts';
import type { PictureView } from './use-picture.ts';

interface Props {
  readonly pictures: PictureView;
  readonly boxes: LinkView['boxes'];
  readonly tone: string;
  readonly language: Language;
  /** A code is to be held before the camera. */
  readonly wantsCode: boolean;
}

/** What the camera sees, or what to do where there is none. */
export function Stage({ pictures, boxes, tone, language, wantsCode }: Props) {
  const { picture, fault } = pictures;
  const words = phrases[language].kiosk;
  return (
    <div className="stage">
      {picture !== null && <LivePicture picture={picture} boxes={boxes} tone={tone} wantsCode={wantsCode} />}
      {picture === null && fault !== null && (
        <WalkPastPicker fault={fault} language={language} onRetry={pictures.retry} onWalk={pictures.walk} />
      )}
      {picture !== null && wantsCode && <p className="hold">{words.asking.hold}</p>}
      {picture?.kind === 'walk-past' && (
        <p className="walking">
          {words.camera.walking}
          <button type="button" className="button" onClick={pictures.stop}>
            {words.camera.stop}
          </button>
        </p>
      )}
    </div>
  );
}
