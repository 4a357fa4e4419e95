import { createHash, randomBytes } from 'node:crypto';
import { VedetteError } from '@vedette/domain';
import { newCode, signInRules } from '@vedette/server';
import type { Account, AccountId } from '@vedette/store/platform';
import { Secret, TOTP } from 'otpauth';
import type { AccountDeps } from './deps.ts';
import { openTries, type Tries } from './tries.ts';

const period = 30;
const secretBytes = 20;
const codesGiven = 10;
/** 77 bits: not to be guessed, even by who has the hashes. */
const codeLength = 16;

type Needs = Pick<AccountDeps, 'stores' | 'custody' | 'now'>;

const nameOf = (account: AccountId): Uint8Array => new TextEncoder().encode(`vedette/totp/1/${account}`);

function totpOf(secret: Uint8Array, label: string): TOTP {
  const buffer = new Uint8Array(secret).buffer;
  return new TOTP({ issuer: 'Vedette', label, secret: new Secret({ buffer }), digits: 6, period });
}

export const factorTries = ({ stores, now }: Needs): Tries =>
  openTries(stores.attempts, 'factor', signInRules, now);

/** A new secret, which counts once a code of it was entered. @throws `conflict` when one counts already */
export async function beginTotp({ stores, custody }: Needs, account: Account) {
  const bytes = randomBytes(secretBytes);
  try {
    await stores.factors.setTotp(account.id, await custody.wrap(bytes, nameOf(account.id)));
    const totp = totpOf(bytes, account.name);
    return { uri: totp.toString(), secret: totp.secret.base32 };
  } finally {
    bytes.fill(0);
  }
}

/** Enters the first code; gives the recovery codes. @throws `sign-in-failed`, `locked-out`, `conflict` */
export async function confirmTotp(
  needs: Needs,
  account: AccountId,
  code: string,
): Promise<readonly string[]> {
  const { stores, now } = needs;
  const tries = factorTries(needs);
  await tries.begin(account);
  const step = await stepOf(needs, account, code, false);
  if (step === null) throw new VedetteError('sign-in-failed', 'caller', { at: 'code' });
  await tries.cleared(account);
  const codes = Array.from({ length: codesGiven }, () => newCode(codeLength));
  const hashes = codes.map((one) => recoveryHash(account, one));
  await stores.factors.confirmTotp(account, step, hashes, now());
  return codes.map((one) => one.replaceAll(/(.{4})(?=.)/g, '$1-'));
}

/** Whether it is the code of this half minute, or of a neighbour, for the first time. */
export async function isTotpRight(needs: Needs, account: AccountId, code: string): Promise<boolean> {
  const step = await stepOf(needs, account, code, true);
  return step !== null && needs.stores.factors.takeStep(account, step);
}

/** Uses a recovery code up, if it is one. */
export function isRecoveryCodeRight({ stores }: Needs, account: AccountId, code: string): Promise<boolean> {
  const typed = code.toUpperCase().replaceAll(/[\s-]/g, '');
  return stores.factors.takeCode(account, recoveryHash(account, typed));
}

async function stepOf(
  { stores, custody, now }: Needs,
  account: AccountId,
  code: string,
  isConfirmed: boolean,
): Promise<number | null> {
  const held = await stores.factors.totp(account);
  if (held === null || held.isConfirmed !== isConfirmed) return null;
  const secret = await custody.unwrap(held.secret, nameOf(account));
  try {
    const timestamp = now();
    const delta = totpOf(secret, '').validate({ token: code, window: 1, timestamp });
    return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
  } finally {
    secret.fill(0);
  }
}

const recoveryHash = (account: AccountId, code: string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(`${account}\0${code}`).digest());
