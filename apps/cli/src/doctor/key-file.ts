import { existsSync } from 'node:fs';
import { VedetteError } from '@vedette/domain';
import { defaultKeyFile, fileKeySource } from '@vedette/store';
import { holdsStore } from '../store/data-folder.ts';
import { type Examination, finding } from './finding.ts';

/** Whether the store's key is there, for its owner alone, and apart from the data. Makes none. */
export const examineKeyFile: Examination = async (patient) => {
  const path = defaultKeyFile(patient.data, patient.environment);
  if (!existsSync(path)) {
    return holdsStore(patient.data)
      ? finding(patient, 'key', 'failed', 'missing', { path })
      : finding(patient, 'key', 'ok', 'none', { path });
  }
  try {
    const key = await fileKeySource(path, patient.data).key();
    key.fill(0);
    return finding(patient, 'key', 'ok', 'ok', { path });
  } catch (error) {
    const isUnsafe = error instanceof VedetteError && error.code === 'not-allowed';
    return finding(patient, 'key', 'failed', isUnsafe ? 'unsafe' : 'missing', { path });
  }
};
