import type { ConformanceCheck } from '../conformance/conformance.ts';
import { closingChecks } from '../conformance/turnstile-closing.ts';
import { faultChecks } from '../conformance/turnstile-faults.ts';
import { fireChecks } from '../conformance/turnstile-fire.ts';
import { releaseChecks } from '../conformance/turnstile-release.ts';
import { sensingChecks } from '../conformance/turnstile-sensing.ts';
import type { TurnstileSubject } from '../conformance/turnstile-subject.ts';

export type { TurnstileSubject } from '../conformance/turnstile-subject.ts';

/** What every turnstile must do, whoever made it. Each check wants a subject of its own. */
export const turnstileConformance: readonly ConformanceCheck<TurnstileSubject>[] = [
  ...releaseChecks,
  ...sensingChecks,
  ...fireChecks,
  ...faultChecks,
  ...closingChecks,
];
