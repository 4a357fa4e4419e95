import { type LocationView, locationRoutes } from '@vedette/contract/platform';
import { Form, Input, InputNumber } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { TimeZoneSelect } from './time-zone-select.tsx';

interface Fields {
  readonly name: string;
  readonly timeZone: string;
  readonly capacity: number | null;
}

interface EditPlaceDialogProps {
  readonly place: LocationView;
  readonly onClose: () => void;
}

export function EditPlaceDialog({ place, onClose }: EditPlaceDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const change = useAct(locationRoutes.change, {
    isQuiet: true,
    refresh: [locationRoutes.tree],
    onDone: () => {
      tell.done(t(($) => $.platform.locations.changed));
      onClose();
    },
  });
  const { id, name, timeZone, capacity } = place;
  return (
    <FormDialog<Fields>
      name="edit-place"
      title={t(($) => $.platform.locations.edit)}
      act={change}
      initial={{ name, timeZone, capacity }}
      onSubmit={(body) => change.mutate({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item name="name" label={t(($) => $.platform.locations.field.name)} rules={[required]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="timeZone" label={t(($) => $.platform.locations.field.timeZone)} rules={[required]}>
        <TimeZoneSelect />
      </Form.Item>
      <Form.Item name="capacity" label={t(($) => $.platform.locations.field.capacity)}>
        <InputNumber
          min={1}
          max={1_000_000}
          precision={0}
          placeholder={t(($) => $.platform.locations.field.capacityNone)}
        />
      </Form.Item>
    </FormDialog>
  );
}
