import { type OpeningStateView, openingRoutes } from '@vedette/contract/platform';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { WeekChart } from '../../../../parts/schedule/week-chart.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { useMay } from '../../../session/session-context.ts';
import { HoursDialog } from './hours-dialog.tsx';

const colours = {
  always: 'default',
  open: 'success',
  'outside-hours': 'default',
  holiday: 'warning',
} as const;

function Acts({ place, hours }: { readonly place: number; readonly hours: OpeningStateView }) {
  const t = useText();
  const tell = useTell();
  const [isEditing, setEditing] = useState(false);
  const put = useAct(openingRoutes.put, { refresh: [openingRoutes.get] });
  const remove = useAct(openingRoutes.remove, { refresh: [openingRoutes.get] });
  const { own } = hours;
  const inherit = (): void =>
    remove.mutate(
      { params: { id: place } },
      {
        onSuccess: () =>
          tell.undoable(
            t(($) => $.platform.locations.hours.removed),
            () => {
              if (own !== null) put.mutate({ params: { id: place }, body: own });
            },
          ),
      },
    );
  return (
    <div className="row">
      <Button onClick={() => setEditing(true)}>{t(($) => $.platform.locations.hours.set)}</Button>
      {own !== null && (
        <Button loading={remove.isPending} onClick={inherit}>
          {t(($) => $.platform.locations.hours.remove)}
        </Button>
      )}
      {isEditing && (
        <HoursDialog place={place} before={own ?? hours.effective} onClose={() => setEditing(false)} />
      )}
    </div>
  );
}

function Hours({ place, hours }: { readonly place: number; readonly hours: OpeningStateView }) {
  const t = useText();
  const format = useFormat();
  const { nameOf } = usePlaceNames();
  const { own, effective, from, state, changesAt, timeZone } = hours;
  const origin =
    own !== null
      ? t(($) => $.platform.locations.hours.own)
      : from === null
        ? t(($) => $.platform.locations.hours.always)
        : t(($) => $.platform.locations.hours.inherited, { place: nameOf(from) });
  return (
    <>
      <div className="row">
        <Tag color={colours[state]}>{t(($) => $.platform.locations.hours.state[state])}</Tag>
        <span>{origin}</span>
        {changesAt !== null && (
          <span className="quiet">
            {t(($) => $.platform.locations.hours.changes, { at: format.zoned(changesAt, timeZone) })} (
            {timeZone})
          </span>
        )}
      </div>
      {effective !== null && (
        <div className="week-place">
          <WeekChart schedule={{ ...effective, name: nameOf(place) }} />
          <p className="quiet">
            {t(($) => $.platform.locations.hours.holidays, { n: effective.holidays.length })}
          </p>
        </div>
      )}
    </>
  );
}

/** When a place is open. */
export function HoursView({ place }: { readonly place: number }) {
  const mayChange = useMay('locations-change');
  const hours = useAnswer(openingRoutes.get, { params: { id: place } }, { every: 60_000 });
  return (
    <Answered query={hours}>
      {(data) => (
        <div className="stack">
          <Hours place={place} hours={data} />
          {mayChange && <Acts place={place} hours={data} />}
        </div>
      )}
    </Answered>
  );
}
