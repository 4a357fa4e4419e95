import type { RetirementView } from '@vedette/contract/platform';
import { Progress } from 'antd';
import { useText } from '../../../i18n/use-text.ts';

/** How far the device is, while it erases itself. */
export function ProgressBar({ retirement: { progress } }: { readonly retirement: RetirementView }) {
  const t = useText();
  if (progress === null) return null;
  const { stage, done, of } = progress;
  const label = t(($) => $.platform.retirement.stage[stage]);
  return (
    <div>
      <span className="quiet">{label}</span>
      {of > 0 && <Progress percent={Math.floor((100 * done) / of)} size="small" aria-label={label} />}
    </div>
  );
}
