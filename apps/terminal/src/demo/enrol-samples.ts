import { Personal } from '@vedette/domain';
import type { FaceEngine } from '@vedette/face';
import type { TerminalStore } from '@vedette/store';
import { portrait, type SamplePerson, samplePeople } from '@vedette/testing';
import { enrolFace } from '../use-cases/people/enrol-face.ts';
import { samplePersonId } from './samples.ts';

export interface EnrolSamplesNeeds {
  readonly store: Pick<TerminalStore, 'people' | 'references' | 'settings'>;
  readonly face: FaceEngine;
}

async function enrolOne(needs: EnrolSamplesNeeds, sample: SamplePerson): Promise<void> {
  const { people, references, settings } = needs.store;
  const id = samplePersonId(sample);
  if ((await people.get(id)) !== null) return;
  const name = new Personal(`${sample.name['zh-CN']} ${sample.name.en}`);
  const unknown = { phone: null, idNumber: null, validFrom: null, validTo: null };
  await people.create({ id, name, organisation: '示例 Sample', ...unknown });
  await enrolFace({ people, references, settings, face: needs.face }, id, await portrait(sample), {
    allowDuplicate: false,
  });
}

/** Enrols the sample people who are not enrolled yet, through the same gate as everybody. */
export async function enrolSamples(needs: EnrolSamplesNeeds): Promise<void> {
  for (const sample of samplePeople) await enrolOne(needs, sample);
}
