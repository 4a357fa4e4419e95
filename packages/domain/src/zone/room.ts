import type { Direction } from '../passage/pass-record.ts';
import type { Occupancy } from './occupancy.ts';

export type Room = 'room' | 'full' | 'unknown';

/** Whether one more person may enter; unknown when the area is, or when nobody counts. */
export function roomIn(area: Occupancy | undefined): Room {
  if (area === undefined || area.inside === null) return 'unknown';
  if (area.inside >= area.capacity) return 'full';
  return area.inside < area.capacity ? 'room' : 'unknown';
}

/** The area after one passage was taken. Never below nobody; still uncounted when nobody counts. */
export function afterPassage(area: Occupancy, direction: Direction): Occupancy {
  if (area.inside === null) return area;
  return { ...area, inside: Math.max(0, area.inside + (direction === 'in' ? 1 : -1)) };
}
