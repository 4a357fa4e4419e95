import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { type ServedStore, serveStore } from '../serve.ts';
import { decode, encode, encodeError, transferable } from './codec.ts';
import { type Dispatch, dispatcher } from './dispatch.ts';
import { answerAll } from './group-commit.ts';
import type { AnswerMessage, CallMessage, StoreThreadData } from './messages.ts';

/** How many calls are answered at once, beside the first; more would let the first wait. */
const callsAtMost = 63;

/** Entry of the store's thread: opens the store, then answers calls in the order in which they come. */
async function main(): Promise<void> {
  const { folder, key, at } = workerData as StoreThreadData;
  try {
    const store = await serveStore(folder, key, at);
    const dispatch = dispatcher(store.concepts);
    const answerOne = (call: CallMessage): AnswerMessage => answerTo(store, dispatch, call);
    parentPort?.on('message', (call: CallMessage) => {
      answerAll(store, answerOne, [call, ...waitingCalls()]).forEach(answer);
    });
    answer({ id: 0, ok: true, value: null });
  } catch (error) {
    answer({ id: 0, ok: false, error: encodeError(error) });
  }
}

/** The calls that have come in the meantime. */
function waitingCalls(): CallMessage[] {
  const calls: CallMessage[] = [];
  while (parentPort !== null && calls.length < callsAtMost) {
    const received = receiveMessageOnPort(parentPort);
    if (received === undefined) break;
    calls.push(received.message as CallMessage);
  }
  return calls;
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
