import type { Instant } from '@vedette/domain';
import type { Version } from './version.ts';

export const ruleTypes = ['Acceptance', 'Invalidation'] as const;
export type RuleType = (typeof ruleTypes)[number];

export const certificateTypes = ['General', 'Vaccination', 'Test', 'Recovery'] as const;
export type CertificateType = (typeof certificateTypes)[number];

export interface RuleDescription {
  readonly lang: string;
  readonly desc: string;
}

/** One business rule of a country for EU Digital COVID Certificates. */
export interface Rule {
  readonly identifier: string;
  readonly type: RuleType;
  /** ISO 3166-1 alpha-2 of the country whose rule it is; `EU` for the common template. */
  readonly country: string;
  readonly region: string | null;
  readonly version: Version;
  /** The version of the certificate's schema for which the rule was written. */
  readonly schemaVersion: Version;
  readonly engine: string;
  readonly engineVersion: Version;
  readonly certificateType: CertificateType;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  readonly affectedFields: readonly string[];
  /** A CertLogic expression. */
  readonly logic: unknown;
  readonly description: readonly RuleDescription[];
}

/** The codes of each value set, by the value set's id (`disease-agent-targeted`, …). */
export type ValueSets = Readonly<Record<string, readonly string[]>>;
