import { VedetteError } from '@vedette/domain';

/** A failure of a command that has exit codes of its own. */
export class CommandFailure extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, cause: VedetteError) {
    super(cause.message, { cause });
    this.name = 'CommandFailure';
    this.exitCode = exitCode;
  }
}

/** Does the work of a command that ends with this code for whatever it was given and cannot use. */
export async function failingWith<T>(exitCode: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const isOfTheCaller = cause instanceof VedetteError && cause.fault === 'caller';
    throw isOfTheCaller ? new CommandFailure(exitCode, cause) : cause;
  }
}
