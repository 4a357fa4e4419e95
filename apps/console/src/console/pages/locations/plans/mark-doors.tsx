import { type FloorPlanView, floorPlanRoutes } from '@vedette/contract/platform';
import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { useLocations, usePlaceNames } from '../../../parts/use-locations.ts';
import { PlanPicture } from './plan-picture.tsx';

type Mark = FloorPlanView['doors'][number];

interface MarkDoorsProps {
  readonly plan: FloorPlanView;
  readonly onDone: () => void;
}

const withMark = (marks: readonly Mark[], mark: Mark): readonly Mark[] => [
  ...marks.filter(({ place }) => place !== mark.place),
  mark,
];
const middle = 0.5;
const percent = (share: number): number => Math.round(share * 1000) / 10;

interface MarkLineProps {
  readonly mark: Mark;
  readonly onChange: (mark: Mark) => void;
  readonly onRemove: () => void;
}

/** Where a door is, in percent from the left and the top: what the mouse does, by keyboard. */
function MarkLine({ mark, onChange, onRemove }: MarkLineProps) {
  const t = useText();
  const { wayTo } = usePlaceNames();
  const name = wayTo(mark.place);
  return (
    <li className="spread list-line">
      <span>{name}</span>
      <span className="row">
        {(['x', 'y'] as const).map((axis) => (
          <InputNumber
            key={axis}
            size="small"
            min={0}
            max={100}
            suffix="%"
            aria-label={`${name} ${axis}`}
            value={percent(mark[axis])}
            onChange={(value) => onChange({ ...mark, [axis]: (value ?? 0) / 100 })}
          />
        ))}
        <Button size="small" onClick={onRemove}>
          {t(($) => $.console.shell.action.delete)}
        </Button>
      </span>
    </li>
  );
}

/** Lanes and access points of the plan's place that can be marked. */
function useDoorChoices(plan: FloorPlanView) {
  const tree = useLocations();
  const { wayTo, get } = usePlaceNames();
  const site = get(plan.place)?.site;
  return (tree.data?.items ?? [])
    .filter(({ kind, site: its }) => (kind === 'lane' || kind === 'access-point') && its === site)
    .map(({ id }) => ({ value: id, label: wayTo(id) }));
}

interface PickDoorProps {
  readonly choices: readonly { readonly value: number; readonly label: string }[];
  readonly door: number | undefined;
  readonly onPick: (door: number) => void;
  /** In the middle, to be moved by the fields below. */
  readonly onPlace: () => void;
}

function PickDoor({ choices, door, onPick, onPlace }: PickDoorProps) {
  const t = useText();
  return (
    <div className="row">
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        className="filter filter-wide"
        aria-label={t(($) => $.platform.locations.plan.door)}
        placeholder={t(($) => $.platform.locations.plan.door)}
        {...(door === undefined ? {} : { value: door })}
        options={[...choices]}
        onChange={onPick}
      />
      <Button disabled={door === undefined} onClick={onPlace}>
        {t(($) => $.console.shell.action.add)}
      </Button>
    </div>
  );
}

/** Says where on a floor its doors are. */
export function MarkDoors({ plan, onDone }: MarkDoorsProps) {
  const t = useText();
  const tell = useTell();
  const [marks, setMarks] = useState<readonly Mark[]>(plan.doors);
  const [door, setDoor] = useState<number>();
  const choices = useDoorChoices(plan);
  const put = useAct(floorPlanRoutes.placeDoors, {
    refresh: [floorPlanRoutes.list, floorPlanRoutes.live],
    onDone: () => {
      tell.done(t(($) => $.platform.locations.plan.saved));
      onDone();
    },
  });
  const remove = (place: number): void => setMarks(marks.filter((mark) => mark.place !== place));
  const place = (at: { readonly x: number; readonly y: number }): void => {
    if (door !== undefined) setMarks(withMark(marks, { place: door, ...at }));
  };
  return (
    <div className="stack">
      <p className="quiet">{t(($) => $.platform.locations.plan.editHint)}</p>
      <PickDoor
        choices={choices}
        door={door}
        onPick={setDoor}
        onPlace={() => place({ x: middle, y: middle })}
      />
      <PlanPicture plan={plan} onPoint={place}>
        {marks.map((mark) => (
          <button
            key={mark.place}
            type="button"
            className="plan-door plan-door-normal"
            style={{ left: `${mark.x * 100}%`, top: `${mark.y * 100}%` }}
            aria-label={choices.find(({ value }) => value === mark.place)?.label ?? String(mark.place)}
            onClick={() => remove(mark.place)}
          />
        ))}
      </PlanPicture>
      <ul className="plain-list">
        {marks.map((mark) => (
          <MarkLine
            key={mark.place}
            mark={mark}
            onChange={(next) => setMarks(marks.map((each) => (each.place === next.place ? next : each)))}
            onRemove={() => remove(mark.place)}
          />
        ))}
      </ul>
      <div className="row">
        <Button
          type="primary"
          loading={put.isPending}
          onClick={() => put.mutate({ params: { id: plan.id }, body: { doors: [...marks] } })}
        >
          {t(($) => $.console.shell.action.save)}
        </Button>
        <Button onClick={onDone}>{t(($) => $.console.shell.action.cancel)}</Button>
      </div>
    </div>
  );
}
