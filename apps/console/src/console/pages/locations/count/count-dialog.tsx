import { type CountedAreaView, occupancyRoutes } from '@vedette/contract/platform';
import { Form, Input, Select } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { parseTime, timeText } from '../../../../parts/schedule/week.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { useLocations, usePlaceNames } from '../../../parts/use-locations.ts';

interface Fields {
  readonly lanes: readonly number[];
  readonly reset?: string;
}

interface CountDialogProps {
  readonly place: number;
  /** Null: it is not counted yet. */
  readonly area: CountedAreaView | null;
  readonly onClose: () => void;
}

/** By which lanes a place is counted, and when it begins anew. */
export function CountDialog({ place, area, onClose }: CountDialogProps) {
  const t = useText();
  const tell = useTell();
  const tree = useLocations();
  const { wayTo } = usePlaceNames();
  const count = useAct(occupancyRoutes.count, {
    isQuiet: true,
    refresh: [occupancyRoutes.get, occupancyRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.locations.count.started));
      onClose();
    },
  });
  const lanes = (tree.data?.items ?? []).filter(({ kind, path }) => kind === 'lane' && path.includes(place));
  const isTime = {
    validator: (_: unknown, text: unknown) =>
      text === undefined || text === '' || (typeof text === 'string' && parseTime(text) !== null)
        ? Promise.resolve()
        : Promise.reject(new Error('00:00 – 23:59')),
  };
  const submit = ({ lanes: chosen, reset = '' }: Fields): void => {
    const kept = new Map((area?.lanes ?? []).map((each) => [each.lane, each.isReversed]));
    const counted = chosen.map((lane) => ({ lane, isReversed: kept.get(lane) ?? false }));
    const body = { lanes: counted.length === 0 ? null : counted, resetMinute: parseTime(reset) };
    count.mutate({ params: { id: place }, body });
  };
  return (
    <FormDialog<Fields>
      name="count"
      title={t(($) => $.platform.locations.count.start)}
      act={count}
      initial={{
        lanes: (area?.lanes ?? []).map(({ lane }) => lane),
        reset: area?.resetMinute == null ? '' : timeText(area.resetMinute),
      }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="lanes" label={t(($) => $.platform.locations.count.lanes)}>
        <Select
          mode="multiple"
          placeholder={t(($) => $.platform.locations.count.lanesAll)}
          options={lanes.map(({ id }) => ({ value: id, label: wayTo(id) }))}
        />
      </Form.Item>
      <Form.Item name="reset" label={t(($) => $.platform.locations.count.resetAt)} rules={[isTime]}>
        <Input className="time-input number" maxLength={5} placeholder="04:00" />
      </Form.Item>
    </FormDialog>
  );
}
