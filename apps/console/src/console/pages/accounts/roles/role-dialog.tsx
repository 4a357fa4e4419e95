import { type PlatformPermission, type RoleView, roleRoutes } from '@vedette/contract/platform';
import { Form, Input } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { OrganisationItem } from '../../../parts/organisation-item.tsx';
import { PermissionChoice } from '../permission-choice.tsx';

interface Fields {
  readonly organisation?: string;
  readonly name: string;
  readonly permissions: PlatformPermission[];
}

interface RoleDialogProps {
  /** Null for a new one. */
  readonly role: RoleView | null;
  readonly onClose: () => void;
}

export function RoleDialog({ role, onClose }: RoleDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const options = {
    isQuiet: true,
    refresh: [roleRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.accounts.roles.saved));
      onClose();
    },
  };
  const create = useAct(roleRoutes.create, options);
  const change = useAct(roleRoutes.change, options);
  const submit = ({ organisation, name, permissions }: Fields): void => {
    if (role !== null) change.mutate({ params: { id: role.id }, body: { name, permissions } });
    else
      create.mutate({ body: { ...(organisation === undefined ? {} : { organisation }), name, permissions } });
  };
  return (
    <FormDialog<Fields>
      name="role"
      width={720}
      title={
        role === null ? t(($) => $.platform.accounts.roles.add) : t(($) => $.platform.accounts.roles.edit)
      }
      act={role === null ? create : change}
      {...(role === null ? {} : { initial: { name: role.name, permissions: role.permissions } })}
      onSubmit={submit}
      onClose={onClose}
    >
      {role === null && <OrganisationItem />}
      <Form.Item name="name" label={t(($) => $.platform.accounts.roles.name)} rules={[required]}>
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item
        name="permissions"
        label={t(($) => $.platform.accounts.roles.permissions)}
        rules={[{ required: true, type: 'array', min: 1, message: required.message }]}
      >
        <PermissionChoice />
      </Form.Item>
    </FormDialog>
  );
}
