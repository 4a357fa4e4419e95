import type { OrganisationId } from '@vedette/domain';
import type { Caller } from './caller.ts';

/** One act, for the chained log. Neither names nor numbers stand in it: ids, counts and reasons do. */
export interface AuditLine {
  readonly organisation: OrganisationId;
  /** An account or key; `visitor`, `host` or `listed-person` by a link; `time` for what happens by itself. */
  readonly actor: string;
  readonly action: string;
  readonly target: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>> | null;
}

export interface AuditTrail {
  append(line: AuditLine): Promise<void>;
}

/** Leaves a line of what a caller did. */
export async function note(
  audit: AuditTrail,
  { account, organisation }: Caller,
  action: string,
  target: string | null,
  detail: AuditLine['detail'] = null,
): Promise<void> {
  await audit.append({ organisation, actor: account, action, target, detail });
}
