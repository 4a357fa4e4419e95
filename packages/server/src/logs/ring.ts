/** The last `capacity` things, oldest first. */
export interface Ring<T> {
  add(item: T): void;
  items(): readonly T[];
}

export function openRing<T>(capacity: number): Ring<T> {
  const slots: T[] = [];
  let next = 0;
  return {
    add(item) {
      slots[next] = item;
      next = (next + 1) % capacity;
    },
    items: () => (slots.length < capacity ? [...slots] : [...slots.slice(next), ...slots.slice(0, next)]),
  };
}
