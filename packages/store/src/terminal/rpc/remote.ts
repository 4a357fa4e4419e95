import type { TerminalStoreConcepts } from '../terminal-store.ts';

/** Carries one call to where the concepts are implemented. */
export type Carry = (concept: string, method: string, args: readonly unknown[]) => Promise<unknown>;

export const conceptNames = [
  'people',
  'references',
  'identities',
  'passes',
  'trust',
  'lists',
  'schedules',
  'duties',
  'records',
  'captures',
  'alarms',
  'operators',
  'settings',
  'audit',
  'outbox',
  'link',
  'upkeep',
  'vault',
] as const satisfies readonly (keyof TerminalStoreConcepts)[];

/** Every method of every concept, as a call that is carried away. */
export function remoteConcepts(carry: Carry): TerminalStoreConcepts {
  const concepts = conceptNames.map((concept) => [concept, remoteConcept(concept, carry)]);
  return Object.fromEntries(concepts) as unknown as TerminalStoreConcepts;
}

function remoteConcept(concept: string, carry: Carry): object {
  const methods = new Map<string, unknown>();
  return new Proxy(Object.create(null) as object, {
    get(_target, method) {
      // A promise resolver asks every object for `then`; a concept is not a promise.
      if (typeof method !== 'string' || method === 'then') return undefined;
      const known = methods.get(method);
      if (known !== undefined) return known;
      const call = (...args: unknown[]): Promise<unknown> => carry(concept, method, args);
      methods.set(method, call);
      return call;
    },
  });
}
