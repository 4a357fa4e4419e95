import { type AccountView, accountRoutes } from '@vedette/contract/platform';
import { Button, Drawer, Form, Input } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { usePasswordRule, useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { useMay, useSession } from '../../session/session-context.ts';
import { AccountActs } from './account-acts.tsx';
import { type GrantField, grantFields, grantsOf } from './grant-fields.ts';
import { Grants } from './grants.tsx';
import { GrantsFields } from './grants-fields.tsx';

interface Fields {
  readonly displayName: string;
  readonly password?: string;
  readonly grants: readonly GrantField[];
}

/** What can be changed of an account; nobody changes his own roles. */
function AccountForm({ account }: { readonly account: AccountView }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const longEnough = usePasswordRule();
  const { account: own } = useSession();
  const isOwn = own === account.id;
  const change = useAct(accountRoutes.change, {
    isQuiet: true,
    refresh: [accountRoutes.get, accountRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.accounts.changed)),
  });
  const submit = ({ displayName, password = '', grants }: Fields): void =>
    change.mutate({
      params: { id: account.id },
      body: {
        displayName,
        ...(password === '' ? {} : { password }),
        ...(isOwn ? {} : { grants: grantsOf(grants) }),
      },
    });
  return (
    <Form<Fields>
      name="account"
      layout="vertical"
      initialValues={{ displayName: account.displayName, grants: grantFields(account.grants) }}
      onFinish={submit}
    >
      {change.isError && <ProblemAlert cause={change.error} />}
      <Form.Item name="displayName" label={t(($) => $.platform.accounts.display)} rules={[required]}>
        <Input maxLength={100} />
      </Form.Item>
      {!isOwn && (
        <Form.Item name="password" label={t(($) => $.platform.accounts.newPassword)} rules={[longEnough]}>
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
      )}
      {isOwn ? <Grants grants={account.grants} /> : <GrantsFields />}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t(($) => $.console.shell.action.save)}
      </Button>
    </Form>
  );
}

/** One account. */
export function AccountDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const mayChange = useMay('accounts-change');
  const account = useAnswer(accountRoutes.get, { params: { id } });
  return (
    <Drawer open size="large" title={account.data?.name ?? ' '} onClose={onClose}>
      <Answered query={account}>
        {(data) => (
          <div className="stack">
            {mayChange ? <AccountForm key={data.id} account={data} /> : <Grants grants={data.grants} />}
            {mayChange && <AccountActs account={data} onRemoved={onClose} />}
          </div>
        )}
      </Answered>
    </Drawer>
  );
}
