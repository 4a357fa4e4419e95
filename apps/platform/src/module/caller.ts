import { plainText } from '@vedette/contract';
import type { PlatformPermission } from '@vedette/contract/platform';
import { type OrganisationId, type PersonId, VedetteError } from '@vedette/domain';
import type { Reach } from '@vedette/store/platform';

/** What a route asks of a role or an API key. */
export type ModulePermission = PlatformPermission;

/** Whoever asks: an account by its session, or a program by its key. */
export interface Caller {
  /** Of the account or key. */
  readonly account: string;
  /** The account's own row among the people; null for a program, or an account that is nobody's. */
  readonly person: PersonId | null;
  /** Where what it makes belongs, when nothing is said. */
  readonly organisation: OrganisationId;
  readonly reach: Reach;
  readonly permissions: ReadonlySet<string>;
  /** Whether the organisation wants a reason for each look at personal information. */
  readonly askReason: boolean;
}

/** @throws VedetteError `not-allowed` */
export function demand(caller: Caller, permission: ModulePermission): void {
  if (!caller.permissions.has(permission))
    throw new VedetteError('not-allowed', 'caller', { at: permission });
}

const reasonText = plainText(200);

/**
 * Why somebody looks at personal information, as the header says it: percent-encoded, since headers carry ASCII only.
 * @throws VedetteError `reason-required` when the organisation asks and nothing was said, `input-invalid`
 */
export function reasonOf(
  caller: Caller,
  given: string | undefined,
  isDemanded = caller.askReason,
): string | null {
  if (given === undefined || given.trim() === '') {
    if (isDemanded) throw new VedetteError('reason-required', 'caller');
    return null;
  }
  const { data, success } = reasonText.safeParse(decoded(given));
  if (!success) throw new VedetteError('input-invalid', 'caller', { at: 'vedette-reason' });
  return data;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
