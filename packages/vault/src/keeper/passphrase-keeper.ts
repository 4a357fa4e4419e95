import { argon2, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { VedetteError } from '@vedette/domain';
import { readSecretFile, writeSecretFile } from '../custody/secret-file.ts';
import { multiplied, publicPoint } from '../exchange/exchange.ts';
import { scalarFrom } from '../exchange/point.ts';
import type { Keeper } from './port.ts';

export interface PassphraseCost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** argon2id (RFC 9106): 64 MiB, three passes; about half a second on a terminal's processor. */
export const passphraseCost: PassphraseCost = { memory: 64 * 1024, passes: 3, parallelism: 1 };
export const passphraseCharacters = { min: 12, max: 256 } as const;

export interface PassphraseKeeper extends Keeper {
  /** For the next `answer`, which forgets it. @throws `password-too-weak` */
  enter(passphrase: string): Promise<void>;
  /** For the generations to come, from the next `prepare` on; the first one is set so too. @throws as `enter` */
  change(passphrase: string): Promise<void>;
}

export interface PassphraseKeeperOptions {
  /** Of 16 random bytes that make two vaults of one passphrase different; not secret, written once. */
  readonly saltPath: string;
  /** The public point of the present generation; null before there is one. */
  readonly present: () => Promise<Uint8Array | null>;
  /** `passphraseCost` when absent; never changes over the life of a vault. */
  readonly cost?: PassphraseCost;
}

const saltBytes = 16;
const derive = promisify(argon2);

/**
 * The scalar is made of a passphrase, so it is nowhere but in a person's head. It is the same for every generation
 * until it is changed: a re-key needs only its public point and goes on by itself, but what was dropped before the
 * last change is forgotten no further than the old device share is.
 */
export function passphraseKeeper(options: PassphraseKeeperOptions): PassphraseKeeper {
  const { saltPath, present, cost = passphraseCost } = options;
  let entered: Buffer | null = null;
  /** S of a passphrase to be, and from which generation on it is the one. */
  let next: { readonly point: Buffer; from: number | null } | null = null;
  const unready = () => new VedetteError('keeper-unreachable', 'world', { at: 'passphrase' });
  const scalarOf = async (passphrase: string): Promise<Buffer> => {
    refuseShort(passphrase);
    return scalarOfPassphrase(passphrase, await saltIn(saltPath), cost);
  };
  const forget = () => {
    entered?.fill(0);
    entered = null;
  };
  return {
    kind: 'passphrase',
    forgetting: 'when-changed',
    unattended: false,
    async enter(passphrase) {
      const scalar = await scalarOf(passphrase);
      forget();
      entered = scalar;
    },
    async change(passphrase) {
      const scalar = await scalarOf(passphrase);
      next = { point: publicPoint(scalar), from: null };
      scalar.fill(0);
    },
    async prepare(generation) {
      if (next !== null) {
        next.from ??= generation;
        return next.point;
      }
      const point = await present();
      if (point === null) throw unready();
      return point;
    },
    async answer(_generation, point) {
      if (entered === null) throw unready();
      try {
        return multiplied(entered, point);
      } finally {
        forget();
      }
    },
    async settled({ generation }) {
      if (next === null || next.from !== generation) return 0;
      next = null;
      return generation - 1;
    },
    async dismiss() {
      forget();
      next = null;
    },
  };
}

/** argon2id to 48 bytes, made a scalar. The caller zeroes it. */
async function scalarOfPassphrase(
  passphrase: string,
  salt: Uint8Array,
  cost: PassphraseCost,
): Promise<Buffer> {
  const message = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  try {
    const uniform = await derive('argon2id', { message, nonce: salt, tagLength: 48, ...cost });
    try {
      return scalarFrom(uniform);
    } finally {
      uniform.fill(0);
    }
  } finally {
    message.fill(0);
  }
}

function refuseShort(passphrase: string): void {
  const { min, max } = passphraseCharacters;
  const fair = [...passphrase].length >= min && passphrase.length <= max;
  if (!fair) throw new VedetteError('password-too-weak', 'caller', { at: 'passphrase', values: { min } });
}

async function saltIn(path: string): Promise<Buffer> {
  if (!existsSync(path)) await writeSecretFile(path, randomBytes(saltBytes));
  const salt = await readSecretFile(path, saltBytes);
  if (salt.length !== saltBytes) throw new VedetteError('store-damaged', 'world', { at: 'passphrase salt' });
  return salt;
}
