/** What a self-test found; each is also a phrase key of the admin's device page. */
export const selfTestCodes = [
  'ok',
  'not-supported',
  'not-connected',
  'no-answer',
  'wrong-answer',
  'port-missing',
  'not-trusted',
  'tampered',
  'power-failed',
  'lane-open',
  'fire-active',
  'no-frames',
  'no-reading',
  'closed',
] as const;
export type SelfTestCode = (typeof selfTestCodes)[number];

export interface SelfTestCheck {
  /** Kebab case: `link`, `relay`, `inputs`, `fire-input`, `frames`, `reading`. */
  readonly name: string;
  readonly ok: boolean;
  readonly code: SelfTestCode;
}

/** Never moves a lane: it may run while people pass. */
export interface SelfTestReport {
  readonly driver: string;
  /** True when every check is; a check that is not supported counts as passed. */
  readonly ok: boolean;
  readonly checks: readonly SelfTestCheck[];
}

/** `not-supported` passes: hardware without a sensor is no fault. */
export function check(name: string, code: SelfTestCode): SelfTestCheck {
  return { name, code, ok: code === 'ok' || code === 'not-supported' };
}

export function report(driver: string, checks: readonly SelfTestCheck[]): SelfTestReport {
  return { driver, checks, ok: checks.every((each) => each.ok) };
}
