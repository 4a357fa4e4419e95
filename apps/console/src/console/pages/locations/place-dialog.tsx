import { type LocationView, locationRoutes } from '@vedette/contract/platform';
import { Form, Input, InputNumber, Select } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { kindsBelow, type PlaceKind } from './place-kinds.ts';
import { TimeZoneSelect } from './time-zone-select.tsx';

interface Fields {
  readonly kind: PlaceKind;
  readonly name: string;
  readonly timeZone: string;
  readonly capacity?: number | null;
}

interface PlaceDialogProps {
  /** Null for a place at the top. */
  readonly parent: LocationView | null;
  readonly onClose: () => void;
}

const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function PlaceDialog({ parent, onClose }: PlaceDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [, change] = usePageSearch('locations');
  const create = useAct(locationRoutes.create, {
    isQuiet: true,
    refresh: [locationRoutes.tree],
    onDone: ({ id }) => {
      tell.done(t(($) => $.platform.locations.added));
      onClose();
      change({ at: id }, { isStep: true });
    },
  });
  const kinds = kindsBelow(parent?.kind ?? null);
  const submit = ({ kind, name, timeZone, capacity = null }: Fields): void =>
    create.mutate({ body: { parent: parent?.id ?? null, kind, name, timeZone, capacity } });
  return (
    <FormDialog<Fields>
      name="place"
      title={parent === null ? t(($) => $.platform.locations.addTop) : t(($) => $.platform.locations.add)}
      okText={t(($) => $.console.shell.action.add)}
      act={create}
      initial={{ kind: kinds[0] ?? 'area', timeZone: parent?.timeZone ?? own }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="name" label={t(($) => $.platform.locations.field.name)} rules={[required]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label={t(($) => $.platform.locations.field.kind)}>
        <Select
          options={kinds.map((value) => ({ value, label: t(($) => $.platform.locations.kind[value]) }))}
        />
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
