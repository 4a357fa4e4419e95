type Turn<In, Out> =
  | { readonly kind: 'item'; readonly item: IteratorResult<In> }
  | { readonly kind: 'result'; readonly result: Out };

/**
 * Works on up to `ahead` items at once and gives the results in the order of the items, each as soon as it and
 * all before it are there, even while the source is still waiting for its next item.
 */
export async function* inOrder<In, Out>(
  source: AsyncIterable<In>,
  ahead: number,
  work: (item: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const items = source[Symbol.asyncIterator]();
  const begun: Promise<Turn<In, Out>>[] = [];
  const take = (): Promise<Turn<In, Out>> => handled(items.next().then((item) => ({ kind: 'item', item })));
  let next: Promise<Turn<In, Out>> | null = take();
  try {
    while (next !== null || begun.length > 0) {
      const waiting = next !== null && begun.length < ahead ? [next] : [];
      const turn: Turn<In, Out> = await Promise.race([...begun.slice(0, 1), ...waiting]);
      if (turn.kind === 'result') {
        void begun.shift();
        yield turn.result;
      } else if (turn.item.done === true) next = null;
      else {
        begun.push(handled(work(turn.item.value).then((result) => ({ kind: 'result', result }))));
        next = take();
      }
    }
  } finally {
    await items.return?.();
  }
}

/** A failure is heard when its turn comes; until then it must not end the process as unheard. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
