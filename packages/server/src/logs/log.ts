/** Facts and figures of a log line. Flat, and never personal: `Personal` does not fit in here. */
export interface LogDetails {
  readonly [key: string]: string | number | boolean | null;
}

/** Messages are fixed words in kebab case; what varies stands in the details. */
export interface Log {
  debug(message: string, details?: LogDetails): void;
  info(message: string, details?: LogDetails): void;
  warn(message: string, details?: LogDetails): void;
  error(message: string, details?: LogDetails): void;
}

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogLine {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;
  readonly level: LogLevel;
  readonly message: string;
  readonly details: LogDetails;
}
