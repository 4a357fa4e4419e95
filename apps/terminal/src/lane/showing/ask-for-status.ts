import { askStatus, type PersonQuestion, type Verification } from '@vedette/credential';
import { enrolmentOf } from '../enrolment.ts';
import type { LaneDeps } from '../lane-deps.ts';
import type { PassageView } from '../passage.ts';
import type { Visit } from './visit.ts';

const deadline = 3_000;

/** The status of whoever showed a document, or is enrolled with a number; null when nobody can be asked about. */
export async function askForStatus(
  deps: Pick<LaneDeps, 'clock' | 'credentials' | 'store'>,
  visit: Visit,
  passage: PassageView,
): Promise<Verification | null> {
  const gateway = deps.credentials.statusGateway();
  const person = gateway === null ? null : ((await ofDocument(visit)) ?? (await ofEnrolment(deps, passage)));
  if (gateway === null || person === null) return null;
  return askStatus(gateway, person, {
    at: deps.clock.now(),
    clock: deps.clock.quality(),
    signal: AbortSignal.timeout(deadline),
    hashNumber: deps.credentials.hashNumber,
    collectsNumber: false,
  });
}

async function ofDocument({ subjects }: Visit): Promise<PersonQuestion | null> {
  const { name, number } = subjects.get('id-document') ?? {};
  return name === undefined || number === undefined ? null : { name, number };
}

async function ofEnrolment(
  { store }: Pick<LaneDeps, 'store'>,
  { decision }: PassageView,
): Promise<PersonQuestion | null> {
  const subject = decision?.subject ?? null;
  const person = subject === null ? null : await enrolmentOf(store, subject);
  if (person?.idNumber === undefined || person.idNumber === null) return null;
  return { name: person.name, number: person.idNumber };
}
