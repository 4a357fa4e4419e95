import { updateRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { PageLink } from '../../../app/page-link.tsx';

const shownAtMost = 20;

/** The sentinels of a roll-out that failed, and why as they said it. */
export function RolloutFailures({ rollout }: { readonly rollout: string }) {
  const t = useText();
  const failed = useAnswer(updateRoutes.rolloutDevices, {
    params: { id: rollout },
    query: { state: 'failed', limit: shownAtMost },
  });
  const items = failed.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <details>
      <summary>{t(($) => $.platform.devices.update.failures)}</summary>
      <ul className="plain-list">
        {items.map(({ device, failure }) => (
          <li key={device} className="row">
            <PageLink to="devices" search={{ device }} className="mono">
              {device.slice(0, 12)}
            </PageLink>
            <span className="mono breakable">{failure}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
