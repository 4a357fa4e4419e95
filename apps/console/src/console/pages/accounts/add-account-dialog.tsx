import { accountRoutes } from '@vedette/contract/platform';
import { Form, Input } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { usePasswordRule, useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { OrganisationItem } from '../../parts/organisation-item.tsx';
import { type GrantField, grantsOf } from './grant-fields.ts';
import { GrantsFields } from './grants-fields.tsx';

interface Fields {
  readonly organisation?: string;
  readonly name: string;
  readonly displayName: string;
  readonly password?: string;
  readonly grants?: readonly GrantField[];
}

export function AddAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const longEnough = usePasswordRule();
  const create = useAct(accountRoutes.create, {
    isQuiet: true,
    refresh: [accountRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.accounts.added));
      onClose();
    },
  });
  const submit = ({ organisation, name, displayName, password = '', grants }: Fields): void =>
    create.mutate({
      body: {
        ...(organisation === undefined ? {} : { organisation }),
        ...{ name, displayName, grants: grantsOf(grants) },
        password: password === '' ? null : password,
      },
    });
  return (
    <FormDialog<Fields>
      name="add-account"
      width={640}
      title={t(($) => $.platform.accounts.add)}
      okText={t(($) => $.console.shell.action.add)}
      act={create}
      onSubmit={submit}
      onClose={onClose}
    >
      <OrganisationItem />
      <Form.Item name="displayName" label={t(($) => $.platform.accounts.display)} rules={[required]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t(($) => $.platform.accounts.name)}
        extra={t(($) => $.platform.accounts.nameHelp)}
        rules={[required]}
      >
        <Input autoComplete="off" maxLength={80} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t(($) => $.platform.accounts.password)}
        extra={t(($) => $.platform.accounts.passwordHelp)}
        rules={[longEnough]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <GrantsFields />
    </FormDialog>
  );
}
