import { stepSeconds } from '@vedette/credential/pass-holder';

const stepMilliseconds = stepSeconds * 1_000;

/** Milliseconds from this moment until the next step begins: 1 to 10,000. */
export const untilNextStep = (at: number): number =>
  stepMilliseconds - (((at % stepMilliseconds) + stepMilliseconds) % stepMilliseconds);

/** Seconds to be shown: 10 as the step begins, never 0. */
export const secondsLeft = (at: number): number => Math.ceil(untilNextStep(at) / 1_000);

/** What is left of the step, from 1 down to just above 0. */
export const stepLeft = (at: number): number => untilNextStep(at) / stepMilliseconds;
