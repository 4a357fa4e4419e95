import { parentPort, workerData } from 'node:worker_threads';
import {
  type CallName,
  type Calls,
  type Reply,
  type Request,
  toWire,
  type WorkerOptions,
  type WorkerReady,
} from './protocol.ts';
import { openService, type Service } from './service.ts';

// The worker's thread: one call after the other, because the models share their input buffers.

const port = parentPort;
if (port === null) throw new Error('This file is the body of a worker thread.');

const answer = (reply: Reply): void => port.postMessage(reply);

function invoke<N extends CallName>(
  service: Service,
  request: { readonly name: N; readonly in: Calls[N]['in'] },
): Promise<Calls[N]['out']> {
  return service[request.name](request.in);
}

async function run(service: Service, request: Request): Promise<void> {
  try {
    answer({ id: request.id, out: await invoke(service, request) });
  } catch (error) {
    answer({ id: request.id, error: toWire(error) });
  }
  if (request.name === 'close') port?.close();
}

try {
  const { service, state } = await openService(workerData as WorkerOptions);
  let last: Promise<void> = Promise.resolve();
  port.on('message', (request: Request) => {
    last = last.then(() => run(service, request));
  });
  port.postMessage({ model: state.models.embedder.identity, policy: state.policy } satisfies WorkerReady);
} catch (error) {
  port.postMessage({ id: 0, error: toWire(error) } satisfies Reply);
  port.close();
}
