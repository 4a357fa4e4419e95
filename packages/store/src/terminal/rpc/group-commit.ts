import type { ServedStore } from '../serve.ts';
import type { AnswerMessage, CallMessage } from './messages.ts';

type Answer = (call: CallMessage) => AnswerMessage;

/** Answers calls in their order; records that wait one behind another share one commit. */
export function answerAll(
  store: ServedStore,
  answer: Answer,
  calls: readonly CallMessage[],
): AnswerMessage[] {
  const answers: AnswerMessage[] = [];
  let rest = calls;
  while (rest.length > 0) {
    const other = rest.findIndex((call) => !isAppend(call));
    const appends = other === -1 ? rest.length : other;
    const run = rest.slice(0, Math.max(1, appends));
    answers.push(...(run.length > 1 ? together(store, answer, run) : run.map(answer)));
    rest = rest.slice(run.length);
  }
  return answers;
}

function isAppend(call: CallMessage): boolean {
  return call.concept === 'records' && call.method === 'append';
}

/**
 * Each record is one statement of a transaction: one that is refused leaves the others alone. When the whole
 * falls (a full disk), each is tried by itself and gets its own answer.
 */
function together(store: ServedStore, answer: Answer, run: readonly CallMessage[]): AnswerMessage[] {
  try {
    return store.inOneCommit((isOpen) =>
      run.map((call) => {
        const answered = answer(call);
        if (!isOpen()) throw new Error('SQLite gave the transaction up');
        return answered;
      }),
    );
  } catch {
    return run.map(answer);
  }
}
