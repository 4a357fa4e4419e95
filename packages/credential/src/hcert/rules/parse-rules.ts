import { type Instant, instant } from '@vedette/domain';
import { z } from 'zod';
import { parseInput } from '../../common/parse-input.ts';
import { readDateTime } from '../certlogic/date-time.ts';
import { certLogicVersion, validate } from '../certlogic/index.ts';
import { certificateTypes, type Rule, ruleTypes } from './rule.ts';
import { compareVersions, readVersion, type Version } from './version.ts';

const maxRules = 5_000;
const moment = z.string().max(64).transform(readInstant);
const version = z.string().transform(readVersionOf);
const country = z.string().regex(/^[A-Z]{2}$/);

const ruleSchema = z
  .object({
    Identifier: z.string().regex(/^[A-Z0-9][A-Za-z0-9-]{0,63}$/),
    Type: z.enum(ruleTypes),
    Country: country,
    Region: z.string().max(64).nullish(),
    Version: version,
    SchemaVersion: version,
    Engine: z.string().max(32),
    EngineVersion: version,
    CertificateType: z.enum(certificateTypes),
    Description: z.array(z.object({ lang: z.string().max(16), desc: z.string().max(4_000) })).max(100),
    ValidFrom: moment,
    ValidTo: moment,
    AffectedFields: z.array(z.string().max(200)).max(200),
    Logic: z.unknown(),
  })
  .superRefine(({ Logic, EngineVersion }, context) => {
    // Later versions may have operations that this engine does not know; judging such a rule leaves it open.
    if (compareVersions(EngineVersion, engineVersion) > 0) return;
    for (const { message } of validate(Logic)) context.addIssue({ code: 'custom', path: ['Logic'], message });
  })
  .transform(
    (read): Rule => ({
      ...{ identifier: read.Identifier, type: read.Type, country: read.Country, version: read.Version },
      ...{ region: read.Region?.trim() || null, schemaVersion: read.SchemaVersion, engine: read.Engine },
      ...{ engineVersion: read.EngineVersion, certificateType: read.CertificateType },
      ...{ validFrom: read.ValidFrom, validTo: read.ValidTo, affectedFields: read.AffectedFields },
      ...{ logic: read.Logic, description: read.Description },
    }),
  );

/** The CertLogic version of the engine, as rules state the one they need. */
export const engineVersion: Version = readVersion(certLogicVersion) ?? [0, 0, 0];

/**
 * Reads rules as the DCC Gateway gives them: one rule, a list of rules, or lists of rules under any keys
 * (countries, identifiers).
 * @throws VedetteError `input-invalid`: a rule without the wanted form, or with logic that is no CertLogic
 */
export function parseRules(json: unknown): readonly Rule[] {
  return parseInput(z.array(ruleSchema).max(maxRules), 'rules', rulesIn(json, 0));
}

const maxNesting = 3;

function rulesIn(json: unknown, depth: number): unknown[] {
  if (typeof json !== 'object' || json === null || 'Identifier' in json || depth >= maxNesting) return [json];
  return Object.values(json).flatMap((item) => rulesIn(item, depth + 1));
}

function readInstant(text: string, context: z.RefinementCtx): Instant {
  const read = readDateTime(text);
  if (read !== undefined) return instant(read.milliseconds);
  context.addIssue({ code: 'custom', message: 'not a date-time' });
  return z.NEVER;
}

function readVersionOf(text: string, context: z.RefinementCtx): Version {
  const read = readVersion(text);
  if (read !== undefined) return read;
  context.addIssue({ code: 'custom', message: 'not a version of three numbers' });
  return z.NEVER;
}
