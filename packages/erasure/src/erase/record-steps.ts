import type { ErasureStep, Instant } from '@vedette/domain';

export type StepEnd = Pick<ErasureStep, 'outcome' | 'bytes' | 'detail'>;
type Begun = Pick<ErasureStep, 'means' | 'pass'>;

/** What is done to a medium, as it is done. */
export interface StepRecord {
  readonly steps: readonly ErasureStep[];
  /** Notes the step, also when it throws: then as failed, with the error's code, and throws on. */
  take(begun: Begun, work: () => Promise<StepEnd>): Promise<void>;
}

export function recordSteps(now: () => Instant): StepRecord {
  const steps: ErasureStep[] = [];
  return {
    steps,
    async take(begun, work) {
      const startedAt = now();
      const note = (end: StepEnd): void => void steps.push({ ...begun, ...end, startedAt, endedAt: now() });
      try {
        note(await work());
      } catch (cause) {
        note({ outcome: 'failed', bytes: 0, detail: faultWord(cause) });
        throw cause;
      }
    },
  };
}

/** The code of a system's error: its message may hold a path. */
export function faultWord(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return /^[A-Z_0-9]{2,40}$/.test(code) ? code : cause.name;
}
