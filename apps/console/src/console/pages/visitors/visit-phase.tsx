import type { VisitView } from '@vedette/contract/platform';
import { Tag } from 'antd';
import { useText } from '../../../i18n/use-text.ts';

type Phase = VisitView['phase'];
const colours: Readonly<Partial<Record<Phase, string>>> = {
  'awaiting-approval': 'warning',
  approved: 'processing',
  arrived: 'processing',
  'on-site': 'success',
  overstayed: 'error',
  refused: 'error',
};

/** Where a visit stands, as word and colour. */
export function VisitPhase({ phase }: { readonly phase: Phase }) {
  const t = useText();
  return <Tag color={colours[phase] ?? 'default'}>{t(($) => $.platform.visitors.phase[phase])}</Tag>;
}
