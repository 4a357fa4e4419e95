import { examineBrowser } from './browser.ts';
import { examineDisk } from './disk.ts';
import type { Finding, Patient } from './finding.ts';
import { examineKeyFile } from './key-file.ts';
import { examineModels } from './models.ts';
import { examinePages } from './pages.ts';
import { examineRuntime } from './runtime.ts';
import { examineStore } from './store.ts';

const examinations = [
  examineRuntime,
  examineModels,
  examineKeyFile,
  examineStore,
  examineDisk,
  examinePages,
  examineBrowser,
];

/** One finding for each thing, in the order in which one needs the other. */
export async function examine(patient: Patient): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const examination of examinations) findings.push(await examination(patient));
  return findings;
}
