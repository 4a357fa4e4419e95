import { builtInRoles, type RoleView, roleRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';

export function useRoles() {
  return useAnswer(roleRoutes.list, {}, { every: 300_000 });
}

/** A built-in role has a phrase; one of the organisation's own has its name. */
export function useRoleName(): (role: string) => string {
  const t = useText();
  const roles = useRoles();
  return (role) => {
    const known = builtInRoles.find((each) => each === role);
    if (known !== undefined) return t(($) => $.platform.accounts.builtIn[known]);
    return roles.data?.find(({ id }) => id === role)?.name ?? role.slice(0, 8);
  };
}

/** Roles to choose from: the built-in first. */
export function useRoleOptions(): readonly { readonly value: string; readonly label: string }[] {
  const name = useRoleName();
  const own: readonly RoleView[] = (useRoles().data ?? []).filter(
    ({ organisation }) => organisation !== null,
  );
  return [...builtInRoles, ...own.map(({ id }) => id)].map((value) => ({ value, label: name(value) }));
}
