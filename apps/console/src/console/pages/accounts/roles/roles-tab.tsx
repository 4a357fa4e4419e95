import { builtInRoles, type RoleView, roleRoutes } from '@vedette/contract/platform';
import { Button, Collapse, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { useMay } from '../../../session/session-context.ts';
import { useRoleName, useRoles } from '../use-role-name.ts';
import { RoleDialog } from './role-dialog.tsx';

function Role({ role, onEdit }: { readonly role: RoleView; readonly onEdit: () => void }) {
  const t = useText();
  const tell = useTell();
  const mayChange = useMay('accounts-change');
  const remove = useAct(roleRoutes.remove, {
    refresh: [roleRoutes.list],
    onDone: () => tell.done(t(($) => $.platform.accounts.roles.removed)),
  });
  return (
    <div className="stack">
      <span className="row reason-list">
        {role.permissions.map((each) => (
          <Tag key={each}>{t(($) => $.platform.accounts.permission[each])}</Tag>
        ))}
      </span>
      {mayChange && role.organisation !== null && (
        <div className="row">
          <Button onClick={onEdit}>{t(($) => $.console.shell.action.edit)}</Button>
          <SureButton
            label={t(($) => $.console.shell.action.delete)}
            question={t(($) => $.platform.accounts.roles.removeSure, { name: role.name })}
            loading={remove.isPending}
            onSure={() => remove.mutate({ params: { id: role.id } })}
          />
        </div>
      )}
    </div>
  );
}

const isBuiltIn = ({ organisation }: RoleView): boolean => organisation === null;

/** Built-in roles and those of one's own, with what each allows. */
export function RolesTab() {
  const t = useText();
  const mayChange = useMay('accounts-change');
  const roles = useRoles();
  const roleName = useRoleName();
  const [editing, setEditing] = useState<RoleView | 'new' | null>(null);
  const nameOf = (role: RoleView): string =>
    builtInRoles.some((each) => each === role.name) && isBuiltIn(role) ? roleName(role.name) : role.name;
  return (
    <>
      {mayChange && (
        <div className="filters">
          <Button type="primary" onClick={() => setEditing('new')}>
            {t(($) => $.platform.accounts.roles.add)}
          </Button>
        </div>
      )}
      <Answered query={roles}>
        {(all) => (
          <Collapse
            items={all.map((role) => ({
              key: role.id,
              label: nameOf(role),
              extra: (
                <span className="quiet">
                  {isBuiltIn(role)
                    ? t(($) => $.platform.accounts.roles.builtIn)
                    : t(($) => $.platform.accounts.roles.own)}{' '}
                  · {t(($) => $.platform.accounts.roles.count, { n: role.permissions.length })}
                </span>
              ),
              children: <Role role={role} onEdit={() => setEditing(role)} />,
            }))}
          />
        )}
      </Answered>
      {editing !== null && (
        <RoleDialog role={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
