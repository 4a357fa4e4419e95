import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Examination, finding } from './finding.ts';

const gigabyte = 1e9;
const lowBelow = 2 * gigabyte;
const fullBelow = 0.2 * gigabyte;

/** Free space where the data lies, or will lie. */
export const examineDisk: Examination = async (patient) => {
  const { bavail, bsize } = await statfs(existing(patient.data));
  const bytes = bavail * bsize;
  const free = { free: (bytes / gigabyte).toFixed(1) };
  if (bytes < fullBelow) return finding(patient, 'disk', 'failed', 'full', free);
  return bytes < lowBelow
    ? finding(patient, 'disk', 'warning', 'low', free)
    : finding(patient, 'disk', 'ok', 'ok', free);
};

function existing(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : existing(dirname(path));
}
