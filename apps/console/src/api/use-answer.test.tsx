// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { routes } from '@vedette/contract';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { ApiContext } from './api-context.ts';
import { openClient } from './client.ts';
import { problemCode } from './problem.ts';
import { openQuestion } from './question.ts';
import { openReasonKeeper } from './reason-keeper.ts';
import { useAnswer } from './use-answer.ts';

function Schedules() {
  const schedules = useAnswer(routes.schedules.list, {});
  if (schedules.isError) return <p>{problemCode(schedules.error)}</p>;
  return <p>{schedules.data === undefined ? 'loading' : schedules.data.map(({ name }) => name).join()}</p>;
}

function show(answer: () => Response) {
  const reasons = openReasonKeeper();
  const proofs = openQuestion<boolean>();
  const call = openClient({ reasons, proofs, onSignedOut: () => {}, fetch: async () => answer() });
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const place = document.createElement('div');
  const root = createRoot(place);
  root.render(
    <QueryClientProvider client={cache}>
      <ApiContext value={{ call, reasons, proofs }}>
        <Schedules />
      </ApiContext>
    </QueryClientProvider>,
  );
  return { place, close: () => root.unmount() };
}

test('a part shows the parsed answer of its route', async () => {
  const week = [[], [], [], [], [], [], []];
  const { place, close } = show(() => Response.json([{ id: 's', name: '白班', week, holiday: [] }]));
  await expect.poll(() => place.textContent).toBe('白班');
  close();
});

test('a part learns the code of what went wrong', async () => {
  const body = { type: 'about:blank', title: '', status: 503, code: 'disk-full' };
  const { place, close } = show(() => Response.json(body, { status: 507 }));
  await expect.poll(() => place.textContent).toBe('disk-full');
  close();
});
