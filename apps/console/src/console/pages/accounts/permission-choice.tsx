import { type PlatformPermission, platformPermissions } from '@vedette/contract/platform';
import { Checkbox } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { useSession } from '../../session/session-context.ts';

interface PermissionChoiceProps {
  readonly id?: string;
  readonly value?: readonly PlatformPermission[];
  readonly onChange?: (permissions: PlatformPermission[]) => void;
}

/** Nobody gives away what he may not do himself: those are shown, and cannot be ticked. */
export function PermissionChoice({ id, value = [], onChange }: PermissionChoiceProps) {
  const t = useText();
  const { permissions } = useSession();
  return (
    <div {...(id === undefined ? {} : { id })}>
      <Checkbox.Group
        className="permission-grid"
        value={[...value]}
        options={platformPermissions.map((each) => ({
          value: each,
          label: t(($) => $.platform.accounts.permission[each]),
          disabled: !permissions.has(each) && !value.includes(each),
        }))}
        onChange={(next) => onChange?.(next)}
      />
    </div>
  );
}
