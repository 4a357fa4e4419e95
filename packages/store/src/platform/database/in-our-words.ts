import { guarded } from './guarded.ts';

/**
 * The same store; whatever its methods fail with comes as a VedetteError, never in the driver's words, which may
 * show values.
 * @param store whose methods all give promises
 */
export function inOurWords<T extends object>(store: T): T {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => guarded(async () => Reflect.apply(member, target, args));
    },
  });
}
