import { hash, verify } from '@node-rs/argon2';
import { VedetteError } from '@vedette/domain';

export interface Passwords {
  /** A PHC string. @throws VedetteError `rate-limited` when too many are being computed */
  hash(password: string): Promise<string>;
  /** False also for null, after the same work. @throws VedetteError `rate-limited` */
  verify(stored: string | null, password: string): Promise<boolean>;
}

export interface PasswordCost {
  /** KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
}

/** Above the floor of OWASP's password storage sheet (19 MiB, 2 passes); about 0.1 s on a small board. */
const everydayCost: PasswordCost = { memoryCost: 65_536, timeCost: 2 };
/** So that a flood of sign-ins takes neither the memory nor the cores that the door needs. */
const atOnceMax = 2;
const waitingMax = 16;

/** argon2id with a random salt of 16 bytes (RFC 9106). */
export function openPasswords(cost: PasswordCost = everydayCost): Passwords {
  const options = { ...cost, parallelism: 1 };
  const inTurn = queueOf(atOnceMax, waitingMax);
  let decoy: Promise<string> | undefined;
  const decoyHash = (): Promise<string> => {
    decoy ??= hash('nobody has this password', options);
    return decoy;
  };
  return {
    hash: (password) => inTurn(() => hash(password.normalize('NFC'), options)),
    verify: (stored, password) =>
      inTurn(async () => {
        const isRight = await verify(stored ?? (await decoyHash()), password.normalize('NFC'));
        return isRight && stored !== null;
      }),
  };
}

function queueOf(atOnce: number, waiting: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const queue: (() => void)[] = [];
  const release = (): void => {
    running -= 1;
    queue.shift()?.();
  };
  return async (task) => {
    if (queue.length >= waiting) throw new VedetteError('rate-limited', 'caller');
    if (running >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
    running += 1;
    return task().finally(release);
  };
}
