import type { ImportJobs } from '../use-cases/imports/import-jobs.ts';
import { uploadOf } from './body-limit.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import type { Handlers } from './serve.ts';

export function importHandlers({ store }: AppDeps, jobs: ImportJobs): Handlers<'imports'> {
  return {
    start: async (c) => {
      const bytes = Buffer.from((await uploadOf(c)).buffer);
      const actor = callerOf(c).operator.id;
      const job = await jobs.start(bytes, actor);
      await store.audit.append({ actor, action: 'people-import-begun', target: job.id });
      return job;
    },
    list: () => jobs.list(),
    // A report holds the names of files, which are the names of people.
    get: async (c) => {
      const report = jobs.report(c.req.valid('param').id);
      const detail = { count: report.files.length };
      await store.audit.append({
        actor: callerOf(c).operator.id,
        action: 'import-report-shown',
        target: report.id,
        detail,
      });
      return report;
    },
    cancel: (c) => {
      jobs.cancel(c.req.valid('param').id);
      return undefined;
    },
  };
}
