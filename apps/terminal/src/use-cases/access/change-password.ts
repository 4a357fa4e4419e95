import { VedetteError } from '@vedette/domain';
import { type Attempts, demandStrongPassword, type Passwords } from '@vedette/server';
import type { AuditStore, Operator, OperatorStore } from '@vedette/store';

export interface ChangePasswordNeeds {
  readonly operators: OperatorStore;
  readonly audit: AuditStore;
  readonly passwords: Passwords;
  /** Tries at the current password, by operator: a session left open must not be a way to guess it. */
  readonly attempts: Attempts;
}

/**
 * Changes one's own password and ends all of one's sessions, this one too.
 * @throws VedetteError `sign-in-failed` when the current password is wrong, `locked-out` when it often
 * was, `password-too-weak`
 */
export async function changePassword(
  { operators, audit, passwords, attempts }: ChangePasswordNeeds,
  operator: Operator,
  change: { readonly current: string; readonly next: string },
): Promise<void> {
  attempts.begin(operator.id);
  const known = await operators.byName(operator.name);
  const isRight = await passwords.verify(known?.passwordHash ?? null, change.current);
  if (!isRight) throw new VedetteError('sign-in-failed', 'caller', { at: 'current' });
  attempts.cleared(operator.id);
  demandStrongPassword(change.next, operator.name);
  await operators.patch(operator.id, { passwordHash: await passwords.hash(change.next) });
  await audit.append({ actor: operator.id, action: 'password-changed', target: operator.id });
}
