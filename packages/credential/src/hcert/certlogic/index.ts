export { type Evaluation, type EvaluationLimits, evaluate } from './evaluate.ts';
export { type FormatIssue, validate } from './validate.ts';
export { DateTime, type JsonValue, type Value, type ValueRecord } from './value.ts';

/** The version of the CertLogic specification that this engine follows. */
export const certLogicVersion = '1.3.3';
