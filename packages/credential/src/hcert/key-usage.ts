import { type DccKind, dccKinds } from './dcc.ts';

/** Extended key usages of the EU, without the last arc; the second is an early writing that was signed with. */
const families = ['1.3.6.1.4.1.1847.2021.1.', '1.3.6.1.4.1.0.1847.2021.1.'];
const arcs: Readonly<Record<DccKind, string>> = { t: '1', v: '2', r: '3' };

/**
 * What a certificate with these extended key usages may sign. Without the extension everything; with it only what
 * it names, so that a certificate made for servers or mail signs nothing.
 */
export function usageOf(extendedKeyUsage: readonly string[] | undefined): ReadonlySet<DccKind> {
  if (extendedKeyUsage === undefined || extendedKeyUsage.length === 0) return new Set(dccKinds);
  return new Set(
    dccKinds.filter((kind) => families.some((family) => extendedKeyUsage.includes(family + arcs[kind]))),
  );
}
