import { type EscalationRuleView, escalationRoutes } from '@vedette/contract/platform';
import { alarmSeverities } from '@vedette/domain';
import { Form, Input, Select, Switch } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { PlacesSelect } from '../../../parts/places-select.tsx';
import { StepsFields } from './steps-fields.tsx';

interface Fields extends Omit<EscalationRuleView, 'id' | 'organisation' | 'places'> {
  readonly places?: readonly number[];
}

interface RuleDialogProps {
  /** Null for a new one. */
  readonly rule: EscalationRuleView | null;
  readonly onClose: () => void;
}

export function RuleDialog({ rule, onClose }: RuleDialogProps) {
  const t = useText();
  const required = useRequired();
  const how = { isQuiet: true, refresh: [escalationRoutes.list], onDone: onClose };
  const create = useAct(escalationRoutes.create, how);
  const replace = useAct(escalationRoutes.replace, how);
  const submit = ({ places = [], ...fields }: Fields): void => {
    const body = { ...fields, places: places.length === 0 ? null : [...places] };
    if (rule === null) create.mutate({ body });
    else replace.mutate({ params: { id: rule.id }, body });
  };
  return (
    <FormDialog<Fields>
      name="escalation-rule"
      title={t(($) =>
        rule === null ? $.platform.integrations.escalation.add : $.platform.integrations.escalation.edit,
      )}
      act={rule === null ? create : replace}
      initial={
        rule === null
          ? { from: 'warning', isActive: true, steps: [{ afterMinutes: 5, tell: [] }] }
          : { ...rule, places: rule.places ?? [] }
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="name" label={t(($) => $.platform.integrations.channel.name)} rules={[required]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="from" label={t(($) => $.platform.integrations.escalation.from)}>
        <Select
          options={alarmSeverities.map((value) => ({
            value,
            label: t(($) => $.console.alarms.severity[value]),
          }))}
        />
      </Form.Item>
      <StepsFields />
      <Form.Item name="places" label={t(($) => $.platform.integrations.channel.places)}>
        <PlacesSelect
          label={t(($) => $.platform.integrations.channel.places)}
          placeholder={t(($) => $.platform.integrations.channel.placesAll)}
        />
      </Form.Item>
      <Form.Item
        name="isActive"
        label={t(($) => $.platform.integrations.escalation.active)}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
    </FormDialog>
  );
}
