import type { LiveEvent } from '@vedette/contract';
import { expect, test } from 'vitest';
import { openLive } from './live.ts';

const event: LiveEvent = { type: 'completion', id: 'a', completion: 'taken' };

test('tells everybody who watches, also when one of them fails', () => {
  const faults: unknown[] = [];
  const heard: LiveEvent[] = [];
  const live = openLive((cause) => faults.push(cause));
  live.subscribe(() => {
    throw new Error('closed');
  });
  const end = live.subscribe((one) => heard.push(one));
  live.publish(event);
  end();
  live.publish(event);
  expect(heard).toEqual([event]);
  expect(faults).toHaveLength(2);
});
