import { parentPort, workerData } from 'node:worker_threads';
import { type ServedStore, serveStore } from '../serve.ts';
import { decode, encode, encodeError, transferable } from './codec.ts';
import { type Dispatch, dispatcher } from './dispatch.ts';
import type { AnswerMessage, CallMessage, StoreThreadData } from './messages.ts';

/** Entry of the store's thread: opens the store, then answers calls in the order in which they come. */
async function main(): Promise<void> {
  const { folder, key, at } = workerData as StoreThreadData;
  try {
    const store = await serveStore(folder, key, at);
    const dispatch = dispatcher(store.concepts);
    parentPort?.on('message', (call: CallMessage) => answer(answerTo(store, dispatch, call)));
    answer({ id: 0, ok: true, value: null });
  } catch (error) {
    answer({ id: 0, ok: false, error: encodeError(error) });
  }
}

function answerTo(store: ServedStore, dispatch: Dispatch, call: CallMessage): AnswerMessage {
  const { id, concept, method, args, at } = call;
  try {
    if (concept === null) {
      store.close();
      parentPort?.unref();
      return { id, ok: true, value: null };
    }
    store.clock.see(at);
    const value = dispatch(concept, method, decode(args) as readonly unknown[]);
    return { id, ok: true, value: encode(value) };
  } catch (error) {
    return { id, ok: false, error: encodeError(error) };
  }
}

function answer(message: AnswerMessage): void {
  parentPort?.postMessage(message, message.ok ? transferable(message.value) : []);
}

await main();
