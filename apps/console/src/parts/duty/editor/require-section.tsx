import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { type CheckName, checkNames } from '@vedette/domain';
import { Button, Dropdown, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import type { RequirementDraft } from '../document/draft.ts';
import { newRequirement } from '../document/new-parts.ts';
import { RequirementFields } from './checks/requirement-fields.tsx';
import type { SectionProps } from './duty-form.tsx';
import { Field } from './field.tsx';

interface RequirementProps {
  readonly requirement: RequirementDraft;
  readonly onChange: (requirement: RequirementDraft) => void;
  readonly onRemove: () => void;
}

function Indeterminate({ requirement, onChange }: Omit<RequirementProps, 'onRemove'>) {
  const t = useText();
  const { onIndeterminate: _, ...others } = requirement;
  const options = (['default', 'deny', 'refer'] as const).map((value) => ({
    value,
    label: t(($) => $.console.duty.indeterminate[value]),
  }));
  const put = (value: (typeof options)[number]['value']): void =>
    onChange(value === 'default' ? (others as RequirementDraft) : { ...requirement, onIndeterminate: value });
  return (
    <Field label={t(($) => $.console.duty.field.onIndeterminate)}>
      {(id) => (
        <Select id={id} value={requirement.onIndeterminate ?? 'default'} options={options} onChange={put} />
      )}
    </Field>
  );
}

function Requirement({ requirement, onChange, onRemove }: RequirementProps) {
  const t = useText();
  const name = t(($) => $.checks[requirement.check]);
  return (
    <li className="requirement">
      <div className="spread">
        <strong>{name}</strong>
        <Button
          type="text"
          danger
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t(($) => $.console.duty.removeCheck, { name })}
          onClick={onRemove}
        />
      </div>
      <div className="fields">
        <RequirementFields requirement={requirement} onChange={onChange} />
        <Indeterminate requirement={requirement} onChange={onChange} />
      </div>
    </li>
  );
}

/** The checks of a duty; a person must pass them all. */
export function RequireSection({ duty, onChange }: SectionProps) {
  const t = useText();
  const put = (require: readonly RequirementDraft[]): void => onChange({ ...duty, require: [...require] });
  const items = checkNames.map((key) => ({ key, label: t(($) => $.checks[key]) }));
  const add = (key: string): void => {
    const check: CheckName | undefined = checkNames.find((each) => each === key);
    if (check !== undefined) put([...duty.require, newRequirement(check)]);
  };
  return (
    <div className="stack">
      {duty.require.length === 0 && <p className="quiet">{t(($) => $.console.duty.noChecks)}</p>}
      <ul className="plain-list">
        {duty.require.map((requirement, at) => (
          <Requirement
            // biome-ignore lint/suspicious/noArrayIndexKey: a requirement has no identity besides its place
            key={`${requirement.check} ${at}`}
            requirement={requirement}
            onChange={(next) => put(duty.require.map((each, i) => (i === at ? next : each)))}
            onRemove={() => put(duty.require.filter((_, i) => i !== at))}
          />
        ))}
      </ul>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key = '' }) => add(key) }}>
        <Button icon={<PlusOutlined aria-hidden />}>{t(($) => $.console.duty.addCheck)}</Button>
      </Dropdown>
    </div>
  );
}
