import { describe, expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let at = 0; at < count; at++) yield at;
}

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of source) found.push(each);
  return found;
}

describe('work in order', () => {
  it('gives results in the order of the items, whichever is done first', async () => {
    const work = async (item: number) => {
      for (let turn = 0; turn < (item % 3) * 4; turn++) await soon();
      return item;
    };
    expect(await collect(inOrder(numbers(20), 4, work))).toEqual(await collect(numbers(20)));
  });

  it('has never more in work than it may', async () => {
    let busy = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++busy);
      await soon();
      busy--;
    };
    await collect(inOrder(numbers(30), 5, work));
    expect(most).toBe(5);
  });

  it('gives a result while the source waits for its next item', async () => {
    const waiting = Promise.withResolvers<void>();
    async function* slow(): AsyncGenerator<number> {
      yield 1;
      await waiting.promise;
      yield 2;
    }
    const results = inOrder(slow(), 4, async (item) => item);
    expect(await results.next()).toEqual({ done: false, value: 1 });
    waiting.resolve();
    expect(await results.next()).toEqual({ done: false, value: 2 });
  });

  it('throws the failure of an item when its turn comes, and lets the source go', async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<number> {
      try {
        yield* numbers(100);
      } finally {
        isClosed = true;
      }
    }
    const seen: number[] = [];
    const run = async () => {
      const fail = async (item: number) => (item === 2 ? Promise.reject(new Error('two')) : item);
      for await (const item of inOrder(source(), 3, fail)) seen.push(item);
    };
    await expect(run()).rejects.toThrow('two');
    expect({ seen, isClosed }).toEqual({ seen: [0, 1], isClosed: true });
  });
});
