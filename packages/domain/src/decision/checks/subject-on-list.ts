import type { OnIndeterminate } from '../../duty/requirement.ts';
import type { ListId } from '../../ids.ts';
import type { ListKind } from '../../list/access-list.ts';
import { type Membership, membership } from '../../list/membership.ts';
import { type Finding, indeterminate } from '../finding.ts';
import type { Situation } from './check.ts';

interface ListRequirement {
  readonly list: ListId;
  readonly onIndeterminate?: OnIndeterminate | undefined;
}

/**
 * What the three list checks share: nobody identified is still to be identified, a stranger for whom a
 * credential vouches is on no list, and a list that is not there, or is of another kind, cannot tell.
 */
export function subjectOnList(
  kind: ListKind,
  requirement: ListRequirement,
  { context, identity }: Situation,
  judge: (found: Membership) => readonly Finding[],
): readonly Finding[] {
  if (identity.findings.length > 0 && identity.subject === null) return identity.findings;
  const list = context.lists.get(requirement.list);
  if (list?.kind !== kind) return [indeterminate(requirement, `${kind}-list:unknown`)];
  if (identity.subject === null) return judge('not-listed');
  return judge(membership(list, identity.subject, context));
}
