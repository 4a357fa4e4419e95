import { VedetteError } from '@vedette/domain';
import type { ImportJobs } from '../use-cases/imports/import-jobs.ts';
import { uploadOf } from './body-limit.ts';
import { callerOf } from './caller.ts';
import type { AppDeps } from './deps.ts';
import { note } from './note.ts';
import { reasonedLook } from './reasoned-look.ts';
import type { Handlers } from './serve.ts';

export function importHandlers({ store }: AppDeps, jobs: ImportJobs): Handlers<'imports'> {
  const { audit } = store;
  let isReceiving = false;
  /** One archive at a time, from its first byte: each lies in memory as a whole. */
  const receiveAlone = async <T>(receive: () => Promise<T>): Promise<T> => {
    if (isReceiving) throw new VedetteError('conflict', 'caller', { at: 'import' });
    isReceiving = true;
    return receive().finally(() => {
      isReceiving = false;
    });
  };
  return {
    start: async (c) => {
      jobs.demandIdle();
      const job = await receiveAlone(async () => {
        const bytes = Buffer.from((await uploadOf(c)).buffer);
        return jobs.start(bytes, callerOf(c).operator.id);
      });
      await note(c, audit, 'people-import-begun', job.id);
      return job;
    },
    list: () => jobs.list(),
    // A report holds the names of files, which are the names of people.
    get: async (c) => {
      const look = await reasonedLook(c, store);
      const report = jobs.report(c.req.valid('param').id);
      await look.note('import-report-shown', report.id, report.files.length);
      return report;
    },
    cancel: async (c) => {
      const { id } = c.req.valid('param');
      jobs.cancel(id);
      await note(c, audit, 'people-import-cancelled', id);
    },
  };
}
