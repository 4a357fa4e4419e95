import type { Fault } from '@vedette/domain';

/** How a command ends when it could not do what was asked; numbers from BSD's sysexits.h. */
export const exitCodes = {
  done: 0,
  /** The work is done, and something in it did not pass. */
  notAll: 1,
  /** Wrong usage of a command whose 0, 1 and 2 are judgements. */
  usageOfJudges: 3,
  usage: 64,
  badInput: 65,
  unavailable: 69,
  internal: 70,
  /** 128 + SIGPIPE, as programs end that do not catch the signal. */
  outputClosed: 141,
} as const;

export const exitCodeOf: Readonly<Record<Fault, number>> = {
  caller: exitCodes.badInput,
  world: exitCodes.unavailable,
  self: exitCodes.internal,
};
