import type { RolloutView } from '@vedette/contract/platform';
import { useText } from '../../../../i18n/use-text.ts';

const order = ['good', 'trying', 'installed', 'told', 'late', 'failed', 'cancelled', 'waiting'] as const;

/** How many sentinels stand where, as a bar and in words. */
export function RolloutBar({ counts }: { readonly counts: RolloutView['counts'] }) {
  const t = useText();
  const all = order.reduce((sum, state) => sum + counts[state], 0);
  const seen = order.filter((state) => counts[state] > 0);
  return (
    <>
      <span className="site-bar-track rollout-track" aria-hidden>
        {seen.map((state) => (
          <i
            key={state}
            className={`rollout-${state}`}
            style={{ width: `${(counts[state] / Math.max(all, 1)) * 100}%` }}
          />
        ))}
      </span>
      <span className="row">
        {seen.map((state) => (
          <span key={state} className="legend">
            <i className={`dot rollout-${state}`} aria-hidden />{' '}
            {t(($) => $.platform.devices.update.state[state])} {counts[state]}
          </span>
        ))}
      </span>
    </>
  );
}
