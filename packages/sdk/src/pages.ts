interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

interface Listed {
  readonly query?: { readonly cursor?: unknown };
}

/**
 * Every item of a list, fetching one page after the other as they are asked for.
 * @param list such as `platform.devices.list`
 * @throws ApiProblem as the list does
 */
export async function* everyItem<I extends Listed | undefined, T>(
  list: (input: I, signal?: AbortSignal) => Promise<Page<T>>,
  input: NoInfer<I>,
  signal?: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    // The same input, further on: its type stays what it was.
    const further = cursor === undefined ? input : ({ ...input, query: { ...input?.query, cursor } } as I);
    const page = await list(further, signal);
    yield* page.items;
    // A server that gives the same page for ever is not followed.
    if (page.next === cursor) return;
    cursor = page.next;
  }
}
