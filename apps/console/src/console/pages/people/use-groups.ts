import { groupRoutes } from '@vedette/contract/platform';
import { useAnswer } from '../../../api/use-answer.ts';

const limit = 200;

/** Groups of people; a request shows as many as a choice can hold. */
export function useGroups() {
  return useAnswer(groupRoutes.list, { query: { limit } });
}

export function useGroupName(): (id: string) => string {
  const groups = useGroups().data?.items ?? [];
  return (id) => groups.find((group) => group.id === id)?.name ?? id.slice(0, 8);
}
