/** What can be wrong with a platform. Each is told by its name on the command line. */
export const simulatedFaults = [
  /** Answers after the time that was set. */
  'late',
  /** Takes the question and never answers. */
  'silent',
  /** Drops the connection. */
  'reset',
  /** Status 503 and a page for people. */
  'busy',
  /** Sends the asker to another host. */
  'redirect',
  /** No JSON. */
  'malformed',
  /** Ends in the middle, although the length says otherwise. */
  'truncated',
  /** Numbers for texts and texts for numbers. */
  'wrong-types',
  /** An envelope, and nothing in it. */
  'missing',
  /** A colour that is written twice, yellow and green. */
  'doubled',
  /** More than anybody should read. */
  'huge',
  /** Brackets in brackets. */
  'deep',
  /** Compressed, although nobody asked for it. */
  'compressed',
  /** Every code was shown too late. */
  'expired',
  /** Written an hour ago, and an hour ahead. */
  'stale',
  'future',
  /** Signed by somebody else, or about somebody else, as far as the shape lets it show. */
  'forged',
] as const;
export type SimulatedFault = (typeof simulatedFaults)[number];

export interface FaultPlan {
  /** Null: all is well. */
  readonly fault: SimulatedFault | null;
  /** The part of the answers that have it, 0 to 1. */
  readonly rate: number;
  /** How late `late` is, in milliseconds. */
  readonly lateMs: number;
  /** Where `redirect` leads to. */
  readonly redirectTo: string;
}

export const noFault: FaultPlan = { fault: null, rate: 1, lateMs: 5_000, redirectTo: 'http://127.0.0.1:9/' };
