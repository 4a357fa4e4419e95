import { VedetteError } from '@vedette/domain';

/** The same error, naming the file that it is about, unless it names something already. */
export function errorAt(path: string, error: VedetteError): VedetteError {
  if (error.details.at !== undefined) return error;
  return new VedetteError(error.code, error.fault, { ...error.details, at: path }, { cause: error });
}
