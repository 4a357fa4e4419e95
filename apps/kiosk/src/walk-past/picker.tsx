import { type Language, phrases } from '@vedette/phrases/door';
import { useEffect, useState } from 'react';
import type { CameraFault } from '../picture/camera.ts';
import { loadSamples, type Sample, sampleFrame } from './samples.ts';

interface Props {
  readonly fault: CameraFault;
  readonly language: Language;
  onRetry(): void;
  onWalk(sample: Sample): void;
}

/** Why there is no picture, what to do, and sample people to walk past with. */
export function WalkPastPicker({ fault, language, onRetry, onWalk }: Props) {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const words = phrases[language].kiosk.camera;
  useEffect(() => {
    loadSamples().then(setSamples, () => setSamples([]));
  }, []);
  return (
    <div className="no-camera">
      <p className="no-camera-why">{words[fault]}</p>
      {fault === 'denied' && <p>{words.allow}</p>}
      <button type="button" className="button" onClick={onRetry}>
        {words.retry}
      </button>
      {samples.length > 0 && (
        <>
          <h2>{words.walkPast}</h2>
          <ul className="samples">
            {samples.map((sample) => (
              <li key={sample.id}>
                <button
                  type="button"
                  className="sample"
                  data-sample={sample.id}
                  onClick={() => onWalk(sample)}
                >
                  <img src={sampleFrame(sample, sample.frames - 1)} alt="" />
                  <span>{sample.name[language]}</span>
                  <small>{sample.enrolled ? words.enrolled : words.stranger}</small>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
