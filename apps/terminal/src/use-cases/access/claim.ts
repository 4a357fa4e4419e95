import { randomUUID } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import {
  demandStrongPassword,
  isSameSecret,
  newCode,
  openAttempts,
  type Passwords,
  signInRules,
} from '@vedette/server';
import type { Operator, OperatorId, OperatorStore } from '@vedette/store';

/** The first run of a sentinel: whoever reads the code on its console becomes its owner. */
export interface Claim {
  /** To be shown where only the person at the machine sees it; null once claimed. */
  code(): string | null;
  isClaimed(): boolean;
  /** @throws VedetteError `already-claimed`, `claim-code-wrong`, `locked-out`, `password-too-weak` */
  claim(code: string, name: string, password: string): Promise<Operator>;
}

export interface ClaimNeeds {
  readonly operators: OperatorStore;
  readonly passwords: Passwords;
  readonly now: () => number;
}

const codeLength = 10;
const everybody = 'everybody';

/** The code is new at each start and never stored; whoever guesses it, from wherever, waits longer each time. */
export async function openClaim({ operators, passwords, now }: ClaimNeeds): Promise<Claim> {
  const attempts = openAttempts(signInRules, now);
  let code = (await operators.all()).length === 0 ? newCode(codeLength) : null;
  const demandCode = (given: string): void => {
    if (code === null) throw new VedetteError('already-claimed', 'caller');
    attempts.begin(everybody);
    if (!isSameSecret(given.toUpperCase().replaceAll(/[\s-]/g, ''), code)) {
      throw new VedetteError('claim-code-wrong', 'caller');
    }
    attempts.takeBack(everybody);
  };
  return {
    code: () => code,
    isClaimed: () => code === null,
    async claim(given, name, password) {
      demandCode(given);
      demandStrongPassword(password, name);
      const passwordHash = await passwords.hash(password);
      const id = randomUUID() as string as OperatorId;
      const owner = await operators.claim({ id, name, role: 'owner', passwordHash });
      code = null;
      return owner;
    },
  };
}
