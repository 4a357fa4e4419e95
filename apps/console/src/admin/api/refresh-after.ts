import type { QueryClient } from '@tanstack/react-query';
import { type ImportReport, type LaneStatus, type LiveEvent, routes } from '@vedette/contract';
import { keyOf } from '../../api/use-answer.ts';

/** Brings the cached answers up to date after a live event, fetching only what the event does not say. */
export function refreshAfter(cache: QueryClient, event: LiveEvent): void {
  switch (event.type) {
    case 'lane':
      cache.setQueriesData<readonly LaneStatus[]>({ queryKey: keyOf(routes.device.lanes) }, (lanes) =>
        lanes?.map((lane) => (lane.id === event.lane.id ? event.lane : lane)),
      );
      return;
    case 'alarm':
      void cache.invalidateQueries({ queryKey: keyOf(routes.alarms.list) });
      return;
    case 'import':
      cache.setQueriesData<ImportReport>({ queryKey: keyOf(routes.imports.get) }, (job) =>
        job?.id === event.job.id ? { ...job, ...event.job } : job,
      );
      // The event has no files: the last look may be older than the last of them.
      if (event.job.state !== 'running')
        void cache.invalidateQueries({ queryKey: keyOf(routes.imports.get) });
      void cache.invalidateQueries({ queryKey: keyOf(routes.imports.list) });
      return;
    case 'duty':
      void cache.invalidateQueries({ queryKey: keyOf(routes.duty.current) });
      void cache.invalidateQueries({ queryKey: keyOf(routes.duty.history) });
      return;
    case 'vault':
      void cache.invalidateQueries({ queryKey: keyOf(routes.vault.get) });
      return;
    case 'passage':
    case 'completion':
      return;
  }
}
