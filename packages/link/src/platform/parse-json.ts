/** Undefined for what is no JSON, or no UTF-8. A member called `__proto__` is a member like any other. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
