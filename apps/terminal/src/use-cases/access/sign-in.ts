import { instant, VedetteError } from '@vedette/domain';
import type { AuditStore, Operator, OperatorSecret, OperatorStore } from '@vedette/store';
import { addressRules, lockedOut, lockOutAfter, openAttempts, signInRules } from './attempts.ts';
import type { Passwords } from './passwords.ts';
import { hashOf } from './secret.ts';

export interface SignInNeeds {
  readonly operators: OperatorStore;
  readonly audit: AuditStore;
  readonly passwords: Passwords;
  readonly now: () => number;
}

export interface SignInAttempt {
  readonly name: string;
  readonly password: string;
  /** Where it comes from, as the socket says. */
  readonly address: string;
}

/** @throws VedetteError `sign-in-failed`, `locked-out`, `rate-limited` */
export type SignIn = (attempt: SignInAttempt) => Promise<Operator>;

/**
 * Checks a name and a password. A name nobody has costs the same work and is locked out by the same rule as
 * one that exists, so that names cannot be guessed.
 */
export function openSignIn({ operators, audit, passwords, now }: SignInNeeds): SignIn {
  const byName = openAttempts(signInRules, now);
  const byAddress = openAttempts(addressRules, now);

  const refuse = async (known: OperatorSecret | null, who: string, address: string): Promise<never> => {
    byAddress.failed(address);
    byName.failed(who);
    if (known !== null) {
      const wait = lockOutAfter(await operators.countFailure(known.id), signInRules);
      if (wait > 0) await operators.lock(known.id, instant(now() + wait));
      await audit.append({ actor: null, action: 'sign-in-failed', target: known.id });
    }
    throw new VedetteError('sign-in-failed', 'caller');
  };

  return async ({ name, password, address }) => {
    const who = `name ${hashOf(name.normalize('NFKC').toLowerCase())}`;
    byAddress.demandOpen(address);
    byName.demandOpen(who);
    const known = await operators.byName(name);
    const wait = (known?.lockedUntil ?? 0) - now();
    if (wait > 0) throw lockedOut(wait);
    const isRight = await passwords.verify(known?.passwordHash ?? null, password);
    if (!isRight || known === null || known.disabled) return refuse(known, who, address);
    byName.cleared(who);
    await operators.clearFailures(known.id);
    await audit.append({ actor: known.id, action: 'sign-in' });
    return known;
  };
}
