import { existsSync } from 'node:fs';
import { instant, VedetteError } from '@vedette/domain';
import { defaultKeyFile, fileKeySource, openTerminalStore } from '@vedette/store';
import { holdsStore } from '../store/data-folder.ts';
import { type Examination, type Finding, finding, type Patient } from './finding.ts';

/** Whether the store opens with its key and every page of it is whole. */
export const examineStore: Examination = async (patient) => {
  if (!holdsStore(patient.data)) return finding(patient, 'store', 'ok', 'none', { path: patient.data });
  const keyFile = defaultKeyFile(patient.data, patient.environment);
  if (!existsSync(keyFile)) return finding(patient, 'store', 'failed', 'closed');
  try {
    return await look(patient, keyFile);
  } catch (error) {
    if (!(error instanceof VedetteError)) throw error;
    return fault(patient, error);
  }
};

async function look(patient: Patient, keyFile: string): Promise<Finding> {
  const folder = patient.data;
  const keySource = fileKeySource(keyFile, folder);
  const now = () => instant(Date.now());
  const store = await openTerminalStore({ folder, keySource, now, worker: false });
  try {
    const { counts } = await store.upkeep.health();
    const isWhole = (await store.upkeep.integrity()) === 'whole';
    return isWhole
      ? finding(patient, 'store', 'ok', 'ok', { people: counts.people, records: counts.records })
      : finding(patient, 'store', 'failed', 'damaged');
  } finally {
    await store.close();
  }
}

function fault(patient: Patient, { code }: VedetteError): Finding {
  if (code === 'store-busy') return finding(patient, 'store', 'warning', 'busy');
  if (code === 'store-damaged') return finding(patient, 'store', 'failed', 'damaged');
  if (code === 'store-key-wrong') return finding(patient, 'store', 'failed', 'keyWrong');
  if (code === 'not-allowed' || code === 'store-key-missing') {
    return finding(patient, 'store', 'failed', 'closed');
  }
  return finding(patient, 'store', 'failed', 'failed', { code });
}
