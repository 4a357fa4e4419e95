import type { RetirementPhase } from '@vedette/domain';
import { Tag } from 'antd';
import { useText } from '../../../i18n/use-text.ts';

const colours: { readonly [phase in RetirementPhase]?: string } = {
  held: 'orange',
  requested: 'gold',
  'share-destroyed': 'blue',
  verified: 'cyan',
  certified: 'green',
  'in-lot': 'green',
  destroyed: 'green',
  'certified-remote': 'gold',
  failed: 'red',
  'to-destroy': 'red',
};

export function PhaseTag({ phase }: { readonly phase: RetirementPhase }) {
  const t = useText();
  return (
    <Tag color={colours[phase] ?? 'default'} variant="outlined">
      {t(($) => $.platform.retirement.phase[phase])}
    </Tag>
  );
}
