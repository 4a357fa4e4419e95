import { useEffect, useRef } from 'react';
import type { Box } from '../parts/use-link.ts';
import type { Picture } from './picture.ts';

interface Props {
  readonly picture: Picture;
  readonly boxes: readonly Box[];
  readonly tone: string;
  /** A code is to be held before the camera: its place is shown. */
  readonly wantsCode: boolean;
}

/** The picture as in a mirror, with a frame around each face. */
export function LivePicture({ picture, boxes, tone, wantsCode }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = holder.current;
    if (place === null) return;
    place.appendChild(picture.source);
    return () => {
      if (picture.source.parentNode === place) place.removeChild(picture.source);
    };
  }, [picture]);
  const size = picture.size() ?? { width: 4, height: 3 };
  return (
    <div className={`picture ${picture.kind}`} aria-hidden="true">
      <div className="picture-frame" style={{ paddingBottom: `${(100 * size.height) / size.width}%` }}>
        <div className="picture-source" ref={holder} />
        {boxes.map((box) => (
          <div
            key={`${box.x.toFixed(2)}:${box.y.toFixed(2)}`}
            className={`face-box ${tone}`}
            style={{
              left: `${box.x * 100}%`,
              top: `${box.y * 100}%`,
              width: `${box.width * 100}%`,
              height: `${box.height * 100}%`,
            }}
          />
        ))}
        {wantsCode && (
          <svg className="code-place" viewBox="0 0 100 100" aria-hidden="true">
            <path d="M4 24V4h20M76 4h20v20M96 76v20H76M24 96H4V76" fill="none" />
          </svg>
        )}
      </div>
    </div>
  );
}
