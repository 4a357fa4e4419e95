import { type ReleaseView, updateRoutes } from '@vedette/contract/platform';
import { Form, InputNumber, Radio, Select } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { PlaceSelect } from '../../../parts/place-select.tsx';
import { useDeviceGroups } from '../use-device-groups.ts';
import { stagesFrom } from './stages.ts';

interface Fields {
  readonly by: 'group' | 'place';
  readonly group?: string;
  readonly place?: number;
  readonly canary: number;
  readonly limit: number;
  readonly patience: number;
}

interface StartDialogProps {
  readonly release: ReleaseView;
  readonly onClose: () => void;
}

const initial = { by: 'group', canary: 5, limit: 5, patience: 1440 } as const;

function Scope() {
  const t = useText();
  const groups = useDeviceGroups();
  const by = Form.useWatch('by') ?? 'group';
  const rules = [{ required: true, message: t(($) => $.console.shell.form.required) }];
  const label = by === 'group' ? t(($) => $.platform.devices.filter.group) : t(($) => $.platform.shell.place);
  return (
    <>
      <Form.Item name="by">
        <Radio.Group
          options={[
            { value: 'group', label: t(($) => $.platform.devices.update.scopeGroup) },
            { value: 'place', label: t(($) => $.platform.devices.update.scopePlace) },
          ]}
        />
      </Form.Item>
      {by === 'group' ? (
        <Form.Item name="group" label={label} rules={rules}>
          <Select options={(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      ) : (
        <Form.Item name="place" label={label} rules={rules}>
          <PlaceSelect label={label} className="wide-control" />
        </Form.Item>
      )}
    </>
  );
}

/** Rolls a release out: a canary first, then ever larger shares. */
export function StartDialog({ release, onClose }: StartDialogProps) {
  const t = useText();
  const tell = useTell();
  const start = useAct(updateRoutes.start, {
    isQuiet: true,
    refresh: [updateRoutes.rollouts, updateRoutes.releases],
    onDone: () => {
      tell.done(t(($) => $.platform.devices.update.started));
      onClose();
    },
  });
  const submit = ({ by, group = '', place = 0, canary, limit, patience }: Fields): void =>
    start.mutate({
      body: {
        hash: release.hash,
        scope: by === 'group' ? { group } : { place },
        stages: stagesFrom(canary / 100),
        failureLimit: limit / 100,
        patienceMinutes: patience,
      },
    });
  return (
    <FormDialog<Fields>
      name="roll-out"
      title={`${t(($) => $.platform.devices.update.start)} ${release.version}`}
      okText={t(($) => $.platform.devices.update.go)}
      act={start}
      initial={initial}
      onSubmit={submit}
      onClose={onClose}
    >
      <Scope />
      <Form.Item
        name="canary"
        label={t(($) => $.platform.devices.update.canary)}
        extra={t(($) => $.platform.devices.update.canaryHelp)}
      >
        <InputNumber min={1} max={100} precision={0} suffix="%" />
      </Form.Item>
      <Form.Item name="limit" label={t(($) => $.platform.devices.update.limit)}>
        <InputNumber min={0} max={100} precision={0} suffix="%" />
      </Form.Item>
      <Form.Item name="patience" label={t(($) => $.platform.devices.update.patience)}>
        <InputNumber min={5} max={43_200} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
