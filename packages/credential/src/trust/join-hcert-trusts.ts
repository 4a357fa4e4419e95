import type { HcertKey, HcertTrust } from '../hcert/hcert-trust.ts';
import { listsAsOne } from './list-names.ts';

/** All keys together: those of one identifier are all candidates. Of no list nobody is trusted. */
export function joinHcertTrusts(lists: readonly HcertTrust[]): HcertTrust {
  const keys = new Map<string, readonly HcertKey[]>();
  for (const list of lists)
    for (const [id, candidates] of list.keys) keys.set(id, [...(keys.get(id) ?? []), ...candidates]);
  return { ...listsAsOne(lists), keys };
}
