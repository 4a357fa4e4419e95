import { instant, VedetteError } from '@vedette/domain';
import {
  addressRules,
  hashOf,
  lockedOut,
  lockOutAfter,
  openAttempts,
  type Passwords,
  signInRules,
} from '@vedette/server';
import type { AuditStore, Operator, OperatorId, OperatorSecret, OperatorStore } from '@vedette/store';

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

/** The door of the admin. */
export interface SignIns {
  /** @throws VedetteError `sign-in-failed`, `locked-out`, `rate-limited` */
  signIn(attempt: SignInAttempt): Promise<Operator>;
  /** Whoever was locked out may try again at once. */
  pardon(operator: Pick<Operator, 'id' | 'name'>): Promise<void>;
}

/**
 * Checks a name and a password. A name nobody has costs the same work, is locked out by the same rule and
 * leaves the same line as one that exists, so that names cannot be guessed.
 */
export function openSignIns({ operators, audit, passwords, now }: SignInNeeds): SignIns {
  const byName = openAttempts(signInRules, now);
  const byAddress = openAttempts(addressRules, now);

  const countFailure = async (id: OperatorId): Promise<void> => {
    const wait = lockOutAfter(await operators.countFailure(id), signInRules);
    if (wait > 0) await operators.lock(id, instant(now() + wait));
  };
  const refuse = async (known: OperatorSecret | null): Promise<never> => {
    const line = audit.append({ actor: null, action: 'sign-in-failed', target: known?.id ?? null });
    // In the same commit as the line, because a second one would take a time that can be measured.
    await Promise.all([line, known === null ? null : countFailure(known.id)]);
    throw new VedetteError('sign-in-failed', 'caller');
  };

  return {
    async signIn({ name, password, address }) {
      const who = attemptsOf(name);
      byAddress.begin(address);
      byName.begin(who);
      const known = await operators.byName(name);
      const wait = (known?.lockedUntil ?? 0) - now();
      if (wait > 0) throw lockedOut(wait);
      const isRight = await passwords.verify(known?.passwordHash ?? null, password);
      if (!isRight || known === null || known.disabled) return refuse(known);
      byAddress.takeBack(address);
      byName.cleared(who);
      await operators.clearFailures(known.id);
      await audit.append({ actor: known.id, action: 'sign-in' });
      return known;
    },
    async pardon({ id, name }) {
      byName.cleared(attemptsOf(name));
      await operators.clearFailures(id);
    },
  };
}

/** Folded as the store folds names; hashed, because a name typed wrong may be a password. */
function attemptsOf(name: string): string {
  return hashOf(name.toWellFormed().normalize('NFKC').toLowerCase());
}
