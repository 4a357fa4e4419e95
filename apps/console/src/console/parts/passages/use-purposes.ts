import { platformDutyRoutes } from '@vedette/contract/platform';
import { phrases } from '@vedette/phrases';
import { useAnswer } from '../../../api/use-answer.ts';
import { useDutyWords } from '../../../parts/duty/use-duty-words.ts';
import { useMay } from '../../session/session-context.ts';

const common = Object.keys(phrases['zh-CN'].purposes);

/** For what passages may have been recorded: the common purposes, and those of the organisation's own duties. */
export function usePurposes(): { readonly value: string; readonly label: string }[] {
  const words = useDutyWords();
  const maySee = useMay('duties-see');
  const duties = useAnswer(platformDutyRoutes.list, {}, { enabled: maySee });
  const own = (duties.data?.items ?? []).map(({ duty }) => duty.purpose);
  return [...new Set([...own, ...common])].map((value) => ({ value, label: words.purpose(value) }));
}
