import { type Role, roles } from '@vedette/domain';
import { Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';

interface RoleSelectProps {
  readonly id?: string;
  readonly value?: Role;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly onChange?: (role: Role) => void;
}

/** Roles, each with what it may do. */
export function RoleSelect({ id, value, label, disabled = false, onChange }: RoleSelectProps) {
  const t = useText();
  const options = roles.map((role) => ({ value: role, label: t(($) => $.roles[role]) }));
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="filter"
      popupMatchSelectWidth={340}
      disabled={disabled}
      options={options}
      optionRender={({ value: role }) => (
        <span className="option">
          <strong>{t(($) => $.roles[role as Role])}</strong>
          <span className="quiet">{t(($) => $.console.operators.role[role as Role])}</span>
        </span>
      )}
    />
  );
}
