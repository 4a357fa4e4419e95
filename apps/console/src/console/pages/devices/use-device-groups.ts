import { deviceGroupRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../api/use-answer.ts';

export function useDeviceGroups() {
  return useAnswer(deviceGroupRoutes.list, {}, { every: 60_000 });
}

/** The name of a group by its id; the beginning of the id while unknown. */
export function useGroupName(): (id: string) => string {
  const groups = useDeviceGroups();
  return (id) => groups.data?.items.find((group) => group.id === id)?.name ?? id.slice(0, 8);
}
