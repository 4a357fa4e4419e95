/** The code behind `#` in a link; null where there is none, or nothing a terminal gives out. */
export function enrolCode(hash: string): string | null {
  return /^#([\w-]{20,64})$/.exec(hash)?.[1] ?? null;
}
