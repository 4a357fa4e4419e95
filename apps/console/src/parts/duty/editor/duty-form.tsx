import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../../panel.tsx';
import type { DutyDraft } from '../document/draft.ts';
import { CollectSection } from './collect-section.tsx';
import { ConductSection } from './conduct-section.tsx';
import { IdentifySection } from './identify-section.tsx';
import { PurposeSection } from './purpose-section.tsx';
import { RequireSection } from './require-section.tsx';

export interface SectionProps {
  readonly duty: DutyDraft;
  readonly onChange: (duty: DutyDraft) => void;
}

const sections = [
  ['purpose', PurposeSection],
  ['identify', IdentifySection],
  ['require', RequireSection],
  ['collect', CollectSection],
  ['conduct', ConductSection],
] as const;

/** The duty as a form. Each change gives a new document; nothing else is kept. */
export function DutyForm({ duty, onChange }: SectionProps) {
  const t = useText();
  return sections.map(([key, Section]) => (
    <Panel key={key} title={t(($) => $.console.duty.section[key])}>
      <Section duty={duty} onChange={onChange} />
    </Panel>
  ));
}
