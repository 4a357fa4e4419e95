import type { ImportJobs } from '../use-cases/imports/import-jobs.ts';
import { uploadOf } from './body-limit.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import type { Handlers } from './serve.ts';

export function importHandlers({ store }: AppDeps, jobs: ImportJobs): Handlers<'imports'> {
  return {
    start: async (c) => {
      const bytes = Buffer.from((await uploadOf(c)).buffer);
      const job = await jobs.start(bytes, callerOf(c).operator.id);
      await note(c, store.audit, 'people-import-begun', job.id);
      return job;
    },
    list: () => jobs.list(),
    // A report holds the names of files, which are the names of people.
    get: async (c) => {
      const report = jobs.report(c.req.valid('param').id);
      await note(c, store.audit, 'import-report-shown', report.id, { count: report.files.length });
      return report;
    },
    cancel: (c) => {
      jobs.cancel(c.req.valid('param').id);
      return undefined;
    },
  };
}
