import type { Range, RequireTemperature } from '../../duty/requirement.ts';
import type { TemperatureEvidence } from '../../evidence/evidence.ts';
import { ofKind } from '../../evidence/of-kind.ts';
import { type Finding, indeterminate, missing, passed, refused } from '../finding.ts';
import type { Check } from './check.ts';

/** Metres between forehead and sensor within which a reading means something. */
const defaultDistance: Range = { min: 0.3, max: 1.2 };
/** °C of the surroundings within which a reading means something. */
const defaultAmbient: Range = { min: 10, max: 35 };
/** °C below which the sensor saw a wall, a sleeve or a paper and no forehead. */
const coldestForehead = 30;

export const checkScreeningTemperature: Check<'screening-temperature'> = (requirement, { facts }) => {
  const readings = ofKind(facts, 'screening-temperature');
  if (readings.length === 0) return [missing({ what: 'screening-temperature' })];
  return readings.flatMap((reading) => judge(requirement, reading));
};

function judge(requirement: RequireTemperature, evidence: TemperatureEvidence): readonly Finding[] {
  const { reading, distance, ambient } = evidence;
  if (reading === null || distance === null || ambient === null) return unknown(requirement);
  const inside =
    contains(requirement.distance ?? defaultDistance, distance) &&
    contains(requirement.ambient ?? defaultAmbient, ambient);
  if (!inside) return [indeterminate(requirement, 'screening-temperature:outside-envelope')];
  if (reading >= requirement.below) return [refused('screening-temperature:too-high')];
  return reading >= coldestForehead && reading < requirement.below ? passed : unknown(requirement);
}

const unknown = (requirement: RequireTemperature): readonly Finding[] => [
  indeterminate(requirement, 'screening-temperature:unknown'),
];

const contains = (range: Range, value: number): boolean => value >= range.min && value <= range.max;
