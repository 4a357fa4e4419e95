import { randomUUID } from 'node:crypto';
import type { ImportJob, ImportReport } from '@vedette/contract';
import { type ErrorCode, type Instant, VedetteError } from '@vedette/domain';
import { faultDetails, type Log } from '@vedette/server';
import type { AuditStore, DutyStore, OperatorId } from '@vedette/store';
import type { Lanes } from '../../lane/lanes.ts';
import type { Live } from '../../live.ts';
import { type ArchiveFile, openArchive } from './archive.ts';
import { type ImportPersonNeeds, importPerson } from './import-person.ts';
import { shownPath } from './photo-name.ts';
import { type ImportPlan, planImport } from './plan-import.ts';

export interface ImportNeeds {
  readonly enrolling: ImportPersonNeeds;
  readonly duties: DutyStore;
  readonly audit: AuditStore;
  readonly lanes: Lanes;
  readonly live: Live;
  readonly log: Log;
  readonly now: () => Instant;
}

/** Imports of this run of the terminal; their reports hold names and live in memory only. */
export interface ImportJobs {
  /** @throws VedetteError `conflict` while one runs */
  demandIdle(): void;
  /**
   * Begins in the background.
   * @param bytes a ZIP; zeroed when the import ends, because it holds photographs
   * @throws VedetteError `conflict` while another runs, `archive-invalid`, `archive-too-large`
   */
  start(bytes: Buffer, by: OperatorId): Promise<ImportJob>;
  list(): readonly ImportJob[];
  /** @throws VedetteError `not-found` */
  report(id: string): ImportReport;
  /** @throws VedetteError `not-found` */
  cancel(id: string): void;
  /** Resolves when nothing runs any more. */
  idle(): Promise<void>;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Running = Writable<ImportReport> & { cancelled: boolean };
const remembered = 20;
/** How many people are enrolled before the lanes learn of them. */
const reloadEvery = 25;

export function openImportJobs(needs: ImportNeeds): ImportJobs {
  const jobs: Running[] = [];
  let work: Promise<void> = Promise.resolve();
  const find = (id: string): Running => {
    const job = jobs.find((each) => each.id === id);
    if (job === undefined) throw new VedetteError('not-found', 'caller', { at: 'import' });
    return job;
  };
  const demandIdle = (): void => {
    if (jobs.some(({ state }) => state === 'running'))
      throw new VedetteError('conflict', 'caller', { at: 'import' });
  };
  return {
    demandIdle,
    async start(bytes, by) {
      demandIdle();
      const job = newJob(needs.now());
      jobs.unshift(job);
      jobs.splice(remembered);
      try {
        const plan = await planImport(await openArchive(bytes), (await needs.duties.current())?.duty ?? null);
        job.total = plan.refused.length + plan.people.reduce((sum, { photos }) => sum + photos.length, 0);
        work = run(needs, job, plan, by).finally(() => bytes.fill(0));
        return summary(job);
      } catch (cause) {
        jobs.splice(jobs.indexOf(job), 1);
        bytes.fill(0);
        throw cause;
      }
    },
    list: () => jobs.map(summary),
    report: (id) => ({ ...summary(find(id)), files: [...find(id).files] }),
    cancel: (id) => {
      find(id).cancelled = true;
    },
    idle: () => work,
  };
}

async function run(needs: ImportNeeds, job: Running, plan: ImportPlan, by: OperatorId): Promise<void> {
  const tell = (): void => needs.live.publish({ type: 'import', job: summary(job) });
  for (const file of plan.skipped) report(job, file, 'skipped', null, null);
  for (const { file, code } of plan.refused) report(job, file, 'refused', code, null);
  tell();
  try {
    await enrolAll(needs, job, plan, tell);
    job.state = job.cancelled ? 'cancelled' : 'done';
  } catch (cause) {
    job.state = 'failed';
    job.code = cause instanceof VedetteError ? cause.code : 'internal';
    needs.log.warn('import-failed', faultDetails(cause));
  }
  job.endedAt = needs.now();
  const { state, enrolled, refused } = job;
  await finish(needs, by, { state, enrolled, refused });
  tell();
}

async function enrolAll(needs: ImportNeeds, job: Running, plan: ImportPlan, tell: () => void): Promise<void> {
  let unseen = 0;
  for (const person of plan.people) {
    if (job.cancelled) return;
    await importPerson(needs.enrolling, person, (photo) => {
      report(job, photo.file, photo.code === null ? 'enrolled' : 'refused', photo.code, photo.person);
      tell();
    });
    unseen += 1;
    if (unseen % reloadEvery === 0) await needs.lanes.reload();
  }
}

/** The import is over whatever happens here: a fault is logged and goes no further. */
async function finish(
  { audit, lanes, log }: ImportNeeds,
  actor: OperatorId,
  detail: { readonly state: string; readonly enrolled: number; readonly refused: number },
): Promise<void> {
  try {
    await audit.append({ actor, action: 'people-imported', detail });
    await lanes.reload();
  } catch (cause) {
    log.error('import-not-finished', faultDetails(cause));
  }
}

function newJob(startedAt: Instant): Running {
  const counts = { total: 0, done: 0, enrolled: 0, refused: 0 };
  return {
    id: randomUUID(),
    state: 'running',
    ...counts,
    startedAt,
    endedAt: null,
    code: null,
    files: [],
    cancelled: false,
  };
}

function report(
  job: Running,
  file: ArchiveFile,
  outcome: 'enrolled' | 'refused' | 'skipped',
  code: ErrorCode | null,
  personId: string | null,
): void {
  job.files.push({ file: shownPath(file.path), outcome, code, personId });
  if (outcome === 'skipped') return;
  job.done += 1;
  job[outcome] += 1;
}

function summary({
  id,
  state,
  total,
  done,
  enrolled,
  refused,
  startedAt,
  endedAt,
  code,
}: Running): ImportJob {
  return { id, state, total, done, enrolled, refused, startedAt, endedAt, code };
}
