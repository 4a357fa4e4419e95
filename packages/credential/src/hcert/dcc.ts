import type { JsonValue } from './certlogic/index.ts';

/** A record of JSON without a prototype, so that no key can be anything but data. */
export interface JsonRecord {
  readonly [key: string]: JsonValue;
}

/** What a certificate is about, as its key of the payload names it. */
export const dccKinds = ['v', 't', 'r'] as const;
export type DccKind = (typeof dccKinds)[number];

export interface DccName {
  readonly family: string | null;
  readonly given: string | null;
  /** Transliterated as in ICAO 9303; empty where the certificate has none. */
  readonly icaoFamily: string;
  readonly icaoGiven: string;
}

interface EventBase {
  /** Disease or agent (SNOMED CT). */
  readonly target: string;
  readonly country: string;
  readonly issuer: string;
  /** Unique certificate identifier (UVCI). */
  readonly id: string;
}

export type DccEvent =
  | (EventBase & {
      readonly kind: 'v';
      readonly product: string;
      readonly dose: number;
      readonly ofDoses: number;
      readonly on: string;
    })
  | (EventBase & {
      readonly kind: 't';
      readonly type: string;
      readonly result: string;
      readonly sampledAt: string;
    })
  | (EventBase & { readonly kind: 'r'; readonly from: string; readonly until: string });

/** A payload that keeps the schema of the EU Digital COVID Certificate 1.3. */
export interface Dcc {
  readonly version: string;
  readonly name: DccName;
  /** `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or empty where the date of birth is not known. */
  readonly birthDate: string;
  readonly event: DccEvent;
  /** As it was signed, for the rules. */
  readonly json: JsonRecord;
}
