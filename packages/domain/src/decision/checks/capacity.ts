import { roomIn } from '../../zone/room.ts';
import { indeterminate, passed, refused } from '../finding.ts';
import type { Check } from './check.ts';

export const checkCapacity: Check<'capacity'> = (requirement, { context }) => {
  if (context.direction === 'out') return passed;
  const room = roomIn(context.areas.get(requirement.area));
  if (room === 'room') return passed;
  return [room === 'full' ? refused('capacity:full') : indeterminate(requirement, 'capacity:unknown')];
};
