import type { KeptPass, PendingKey } from './kept-pass.ts';

/** Only this page writes there; a record of another version of it is left out, not trusted. */
export function isKeptPass(value: unknown): value is KeptPass {
  const fields = fieldsOf(value);
  const texts = ['id', 'pass', 'site', 'kind'].every((name) => typeof fields.get(name) === 'string');
  const times = ['validFrom', 'validTo', 'addedAt'].every((name) => typeof fields.get(name) === 'number');
  return texts && times && fields.get('key') instanceof CryptoKey;
}

export function isPendingKey(value: unknown): value is PendingKey {
  const pair = fieldsOf(fieldsOf(value).get('pair'));
  return pair.get('privateKey') instanceof CryptoKey && pair.get('publicKey') instanceof CryptoKey;
}

const fieldsOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
