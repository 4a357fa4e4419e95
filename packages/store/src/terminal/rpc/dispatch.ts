import { VedetteError } from '@vedette/domain';
import type { ServedConcepts } from '../concepts.ts';

type Method = (...args: readonly unknown[]) => unknown;
export type Dispatch = (concept: string, method: string, args: readonly unknown[]) => unknown;

/** Calls methods by name; only what a concept itself has can be called. */
export function dispatcher(concepts: ServedConcepts): Dispatch {
  const methods = new Map<string, Method>();
  for (const [concept, served] of Object.entries(concepts)) {
    for (const [name, method] of Object.entries(served)) methods.set(`${concept}.${name}`, method as Method);
  }
  return (concept, method, args) => {
    const name = `${concept}.${method}`;
    const call = methods.get(name);
    if (call === undefined) throw new VedetteError('internal', 'self', { at: name });
    return call(...args);
  };
}
