/** What came back; `fault`: why nothing did. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault; readonly at: string };
/** `gone`: the link is over, or never was; `late`: it makes no sense any more; `not-open`: not now, or not by you. */
export type Fault = 'gone' | 'late' | 'not-open' | 'input' | 'busy' | 'offline';

const faults: Readonly<Record<number, Fault>> = {
  400: 'input',
  403: 'not-open',
  404: 'gone',
  409: 'late',
  429: 'busy',
};
const waitAtMost = 20_000;

/** Asks the platform. Secrets and names travel in the body alone: addresses are kept by proxies and browsers. */
export async function ask<T>(
  path: string,
  body: object,
  isIt: (value: unknown) => value is T,
): Promise<Answer<T>> {
  const abort = new AbortController();
  const timer = window.setTimeout(() => abort.abort(), waitAtMost);
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
      signal: abort.signal,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    const value: unknown = await response.json();
    if (response.ok) return isIt(value) ? { ok: true, value } : { ok: false, fault: 'busy', at: '' };
    return { ok: false, fault: faults[response.status] ?? 'busy', at: textAt(value) };
  } catch {
    return { ok: false, fault: 'offline', at: '' };
  } finally {
    window.clearTimeout(timer);
  }
}

function textAt(value: unknown): string {
  const isProblem = typeof value === 'object' && value !== null && 'at' in value;
  return isProblem && typeof value.at === 'string' ? value.at : '';
}

/** An answer that has all of these members; the platform has parsed each of them before it left. */
export const has =
  <T extends object>(...names: readonly (keyof T & string)[]) =>
  (value: unknown): value is T =>
    typeof value === 'object' && value !== null && names.every((name) => name in value);
