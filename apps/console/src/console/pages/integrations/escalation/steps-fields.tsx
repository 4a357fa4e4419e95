import { integrationRoutes } from '@vedette/contract/platform';
import { Button, Form, InputNumber, Select } from 'antd';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useRequired } from '../../../../parts/rules.ts';

const stepsAtMost = 10;

/** One line a step: how long after the one before, and which channels are told. */
export function StepsFields() {
  const t = useText();
  return (
    <Form.Item label={t(($) => $.platform.integrations.escalation.steps)}>
      <Form.List name="steps">
        {(fields, { add, remove }) => (
          <div className="stack">
            {fields.map(({ key, name }) => (
              <Step key={key} at={name} onRemove={fields.length > 1 ? () => remove(name) : null} />
            ))}
            {fields.length < stepsAtMost && (
              <Button onClick={() => add({ afterMinutes: 10, tell: [] })}>
                {t(($) => $.platform.integrations.escalation.addStep)}
              </Button>
            )}
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}

interface StepProps {
  readonly at: number;
  /** Null for the only one. */
  readonly onRemove: (() => void) | null;
}

function Step({ at, onRemove }: StepProps) {
  const t = useText();
  const required = useRequired();
  const channels = useAnswer(integrationRoutes.list, {});
  const some = { required: true, message: required.message };
  return (
    <div className="row">
      <Form.Item name={[at, 'afterMinutes']} noStyle rules={[some]}>
        <InputNumber
          min={1}
          max={10_080}
          precision={0}
          aria-label={t(($) => $.platform.integrations.escalation.after)}
          suffix={t(($) => $.platform.integrations.escalation.after)}
        />
      </Form.Item>
      <Form.Item name={[at, 'tell']} noStyle rules={[some]}>
        <Select
          mode="multiple"
          className="wide-control"
          aria-label={t(($) => $.platform.integrations.escalation.tell)}
          placeholder={t(($) => $.platform.integrations.escalation.tell)}
          options={(channels.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {onRemove !== null && (
        <Button size="small" onClick={onRemove}>
          {t(($) => $.platform.integrations.escalation.removeStep)}
        </Button>
      )}
    </div>
  );
}
