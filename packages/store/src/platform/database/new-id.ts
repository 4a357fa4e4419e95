import { instant } from '@vedette/domain';
import { passageIds } from '../../terminal/records/passage-ids.ts';

/** Ids of new rows, UUID version 7, growing within one process. @param now milliseconds since 1970 */
export function newIds(now: () => number): <Id extends string>() => Id {
  const next = passageIds(() => instant(now()), instant(0));
  return <Id extends string>() => next() as string as Id;
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A text that is no UUID names nothing: to be asked before the database is, which would call it bad input. */
export const isUuid = (text: string): boolean => uuidPattern.test(text);
