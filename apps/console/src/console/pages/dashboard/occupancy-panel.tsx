import { type CountedAreaView, occupancyRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { EmptyNote } from '../../../parts/empty-note.tsx';
import { Gauge } from '../../../parts/gauge.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useScope } from '../../app/use-scope.ts';

function Area({ area }: { readonly area: CountedAreaView }) {
  const t = useText();
  const { name, inside, capacity, room } = area;
  const isFull = room === 'full';
  const text =
    capacity === null
      ? t(($) => $.platform.dashboard.occupancy.people, { inside })
      : t(($) => $.platform.dashboard.occupancy.ofCapacity, { inside, capacity });
  if (capacity === null)
    return (
      <div className="spread">
        <strong>{name}</strong>
        <span className="number quiet">{text}</span>
      </div>
    );
  return (
    <Gauge
      {...{ name, text, used: inside, limit: capacity }}
      {...(isFull ? { note: t(($) => $.platform.dashboard.occupancy.full) } : {})}
    />
  );
}

/** How many people are in each area that is counted. */
export function OccupancyPanel() {
  const t = useText();
  const { place } = useScope();
  const areas = useAnswer(occupancyRoutes.list, { query: { place } }, { every: 15_000, keep: true });
  return (
    <Panel title={t(($) => $.platform.dashboard.occupancy.title)}>
      <Answered query={areas}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.dashboard.occupancy.empty)} />
          ) : (
            <div className="stack">
              {items.map((area) => (
                <Area key={area.place} area={area} />
              ))}
            </div>
          )
        }
      </Answered>
    </Panel>
  );
}
