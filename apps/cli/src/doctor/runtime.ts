import { type Examination, finding } from './finding.ts';

const leastMajor = 24;

/** TypeScript runs from source, and SQLite's binding is built, from this version on. */
export const examineRuntime: Examination = async (patient) => {
  const { node: version } = process.versions;
  const isNew = Number.parseInt(version, 10) >= leastMajor;
  return isNew
    ? finding(patient, 'node', 'ok', 'ok', { version })
    : finding(patient, 'node', 'failed', 'tooOld', { version });
};
