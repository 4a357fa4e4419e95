import { reasonCodes } from '@vedette/domain';
import { Checkbox, Radio, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { useDutyWords } from '../use-duty-words.ts';
import { DurationInput } from './duration-input.tsx';
import type { SectionProps } from './duty-form.tsx';
import { Field } from './field.tsx';

const classes = [...new Set(reasonCodes.map((code) => code.slice(0, code.indexOf(':'))))];

/** Single reasons, or whole classes of them. */
function AlarmSelect({ duty, onChange }: SectionProps) {
  const t = useText();
  const words = useDutyWords();
  const groups = classes.map((name) => ({
    label: words.className(name),
    options: [name, ...reasonCodes.filter((code) => code.startsWith(`${name}:`))].map((value) => ({
      value,
      label: words.alarm(value),
    })),
  }));
  return (
    <Field label={t(($) => $.console.duty.field.alarmOn)}>
      {(id) => (
        <Select<string[]>
          id={id}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={[...duty.alarmOn]}
          options={groups}
          onChange={(alarmOn) => onChange({ ...duty, alarmOn })}
        />
      )}
    </Field>
  );
}

/** How the lane and its people behave around the decision. */
export function ConductSection({ duty, onChange }: SectionProps) {
  const t = useText();
  const modes = (['secure', 'safe'] as const).map((value) => ({
    value,
    label: t(($) => $.console.duty.failMode[value]),
  }));
  return (
    <div className="stack">
      <Field label={t(($) => $.console.duty.field.failMode)}>
        {(id) => (
          <Radio.Group
            id={id}
            aria-label={t(($) => $.console.duty.field.failMode)}
            options={modes}
            value={duty.failMode}
            onChange={({ target }) =>
              onChange({ ...duty, failMode: target.value === 'safe' ? 'safe' : 'secure' })
            }
          />
        )}
      </Field>
      <Field label={t(($) => $.console.duty.field.openFor)}>
        {(id) => (
          <DurationInput
            id={id}
            value={duty.openFor}
            onChange={(openFor) => onChange({ ...duty, openFor })}
          />
        )}
      </Field>
      <AlarmSelect duty={duty} onChange={onChange} />
      <Checkbox
        checked={duty.deviceOnly.length > 0}
        onChange={({ target }) => onChange({ ...duty, deviceOnly: target.checked ? ['face-reference'] : [] })}
      >
        {t(($) => $.console.duty.field.deviceOnly)}
      </Checkbox>
      <Checkbox
        checked={duty.askReason}
        onChange={({ target }) => onChange({ ...duty, askReason: target.checked })}
      >
        {t(($) => $.console.duty.field.askReason)}
      </Checkbox>
    </div>
  );
}
