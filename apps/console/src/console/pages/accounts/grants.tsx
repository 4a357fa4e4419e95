import type { AccountView } from '@vedette/contract/platform';
import { Tag } from 'antd';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { useRoleName } from './use-role-name.ts';

/** Roles, and where they hold when not everywhere. */
export function Grants({ grants }: { readonly grants: AccountView['grants'] }) {
  const roleName = useRoleName();
  const { nameOf } = usePlaceNames();
  if (grants.length === 0) return <span className="quiet">—</span>;
  return (
    <span className="row reason-list">
      {grants.map(({ role, places }) => (
        <Tag key={`${role}-${places?.join() ?? ''}`}>
          {roleName(role)}
          {places !== null && ` · ${places.map(nameOf).join('、')}`}
        </Tag>
      ))}
    </span>
  );
}
