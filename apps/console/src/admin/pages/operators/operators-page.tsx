import { UserAddOutlined } from '@ant-design/icons';
import { type Operator, routes } from '@vedette/contract';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Page } from '../../../parts/page.tsx';
import { useSession } from '../../session/session-context.ts';
import { AddOperatorDialog } from './add-operator-dialog.tsx';
import { OperatorActions } from './operator-actions.tsx';
import { RoleSelect } from './role-select.tsx';
import { useChangeOperator } from './use-change-operator.ts';

function RoleCell({ operator }: { readonly operator: Operator }) {
  const t = useText();
  const change = useChangeOperator();
  const isSelf = useSession().operator === operator.name;
  if (isSelf) return t(($) => $.roles[operator.role]);
  return (
    <RoleSelect
      value={operator.role}
      disabled={change.isPending}
      label={`${operator.name}: ${t(($) => $.console.operators.column.role)}`}
      onChange={(role) => change.mutate({ params: { id: operator.id }, body: { role } })}
    />
  );
}

function useOperatorColumns(): TableColumnsType<Operator> {
  const t = useText();
  const format = useFormat();
  const { operator: self } = useSession();
  const state = ({ disabled, lockedUntil }: Operator): string => {
    if (disabled) return t(($) => $.console.operators.state.disabled);
    if (lockedUntil !== null && lockedUntil > Date.now())
      return t(($) => $.console.operators.state.locked, { at: format.dateTime(lockedUntil) });
    return t(($) => $.console.operators.state.active);
  };
  return [
    {
      title: t(($) => $.console.operators.column.name),
      render: (_, { name }) => (name === self ? `${name} ${t(($) => $.console.operators.self)}` : name),
    },
    {
      title: t(($) => $.console.operators.column.role),
      render: (_, operator) => <RoleCell operator={operator} />,
    },
    { title: t(($) => $.console.operators.column.state), render: (_, operator) => state(operator) },
    {
      title: t(($) => $.console.operators.column.lastSignIn),
      className: 'number',
      render: (_, { lastSignInAt }) =>
        lastSignInAt === null ? t(($) => $.console.operators.never) : format.dateTime(lastSignInAt),
    },
    {
      title: t(($) => $.console.shell.word.actions),
      render: (_, operator) => operator.name !== self && <OperatorActions operator={operator} />,
    },
  ];
}

export function OperatorsPage() {
  const t = useText();
  const [isAdding, setAdding] = useState(false);
  const operators = useAnswer(routes.operators.list, {});
  const columns = useOperatorColumns();
  return (
    <Page
      title={t(($) => $.console.shell.pages.operators)}
      help={t(($) => $.console.operators.help)}
      actions={
        <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t(($) => $.console.operators.add)}
        </Button>
      }
    >
      <Answered query={operators}>
        {(all) => (
          <Table
            size="middle"
            columns={columns}
            dataSource={all}
            rowKey="id"
            pagination={false}
            scroll={{ x: 'max-content' }}
          />
        )}
      </Answered>
      {isAdding && <AddOperatorDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
