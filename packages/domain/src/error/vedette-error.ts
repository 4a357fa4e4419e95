import type { ErrorCode } from './codes.ts';

/** Whose fault it is: of the one who asked, of the world around, or of this program. */
export type Fault = 'caller' | 'world' | 'self';

export interface ErrorDetails {
  /** The field, file or thing concerned; never its personal content. */
  readonly at?: string;
  /** Figures that the phrase shows, such as a limit and the value met. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Several faults at once, as for a form. */
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
}

export class VedetteError extends Error {
  readonly code: ErrorCode;
  readonly fault: Fault;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, fault: Fault, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(details.at === undefined ? code : `${code}: ${details.at}`, options);
    this.name = 'VedetteError';
    this.code = code;
    this.fault = fault;
    this.details = details;
  }
}
