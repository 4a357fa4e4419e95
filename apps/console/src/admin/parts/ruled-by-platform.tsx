import { routes } from '@vedette/contract';
import { Tag } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { useText } from '../../i18n/use-text.ts';
import { useMay } from '../session/session-context.ts';

export interface Ruled {
  readonly duty: boolean;
  readonly holidays: boolean;
  list(id: string): boolean;
  schedule(id: string): boolean;
}

/** What the platform rules here, as far as the operator may know; the terminal itself refuses to change it. */
export function useRuled(): Ruled {
  const maySee = useMay('device-see');
  const rules = useAnswer(routes.platform.get, {}, { enabled: maySee }).data?.rules;
  return {
    duty: rules?.duty === true,
    holidays: rules?.holidays === true,
    list: (id) => rules?.lists.includes(id) === true,
    schedule: (id) => rules?.schedules.includes(id) === true,
  };
}

export function RuledTag() {
  const t = useText();
  return <Tag>{t(($) => $.console.platformLink.ruledHere)}</Tag>;
}
