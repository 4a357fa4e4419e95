import { keyDay } from '../../key/key-id.ts';
import type { PurposeRange } from '../port.ts';
import { damaged, Reader, text, uint } from './reader.ts';

/** What is dropped besides pairs: a key by its name, or all of a purpose when nobody could look which that are. */
export type DroppedName = string | PurposeRange;

/** For each: 0 ‖ length (2) ‖ name, or 1 ‖ purpose ‖ from ‖ to, an open end as an empty text. */
export function droppedToBytes(dropped: readonly DroppedName[]): Buffer {
  return Buffer.concat(
    dropped.flatMap((each) => {
      if (typeof each !== 'string')
        return [uint(1, 1), text(each.purpose), text(each.from ?? ''), text(each.to ?? '')];
      const name = Buffer.from(each, 'utf8');
      return [uint(0, 1), uint(name.length, 2), name];
    }),
  );
}

/** @throws `store-damaged` */
export function droppedFrom(bytes: Buffer): DroppedName[] {
  const reader = new Reader(bytes);
  const found: DroppedName[] = [];
  while (reader.left > 0) found.push(oneFrom(reader));
  return found;
}

function oneFrom(reader: Reader): DroppedName {
  const kind = reader.uint(1);
  if (kind === 0) return reader.take(reader.uint(2)).toString('utf8');
  if (kind !== 1) throw damaged();
  const purpose = reader.text();
  const [from, to] = [reader.text(), reader.text()];
  return {
    kind: 'all-of-purpose',
    purpose,
    from: from === '' ? null : keyDay(from),
    to: to === '' ? null : keyDay(to),
  };
}
