import type { LiveDoorView } from '@vedette/contract/platform';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useAlarmKindText } from '../../../../parts/alarm-name.tsx';
import { PageLink } from '../../../app/page-link.tsx';

/** How a door is, and the ways to its alarms and its device. */
export function DoorFacts({ door }: { readonly door: LiveDoorView }) {
  const t = useText();
  const format = useFormat();
  const kindText = useAlarmKindText();
  const { state, device, alarms, lastPassageAt } = door;
  return (
    <div className="stack">
      <strong className={`door-state door-state-${state}`}>
        {t(($) => $.platform.locations.plan.state[state])}
      </strong>
      {lastPassageAt !== null && (
        <span className="quiet">
          {t(($) => $.platform.locations.plan.last, { at: format.moment(lastPassageAt) })}
        </span>
      )}
      {alarms.map(({ id, kind }) => (
        <PageLink key={id} to="alarms" search={{ alarm: id }}>
          {kindText(kind)}
        </PageLink>
      ))}
      {device !== null && (
        <PageLink to="devices" search={{ device, view: 'commands' }} className="mono">
          {device}
        </PageLink>
      )}
    </div>
  );
}
