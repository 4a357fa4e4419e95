import { routes } from '@vedette/contract';
import { useMemo, useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { DutyDraft } from '../../../parts/duty/document/draft.ts';
import { type DutySources, DutySourcesProvider } from '../../../parts/duty/duty-sources.ts';
import { DutyEditor } from '../../../parts/duty/editor/duty-editor.tsx';
import type { Beginning } from './duty-page.tsx';
import { PutDialog } from './put-dialog.tsx';

interface EditingProps {
  readonly inForce: DutyDraft | null;
  readonly beginning: Beginning | null;
  readonly onDone: () => void;
}

/** What this terminal has, and what it finds wrong. */
function useSources(): DutySources {
  const { call } = useApi();
  const lists = useAnswer(routes.lists.list, {}).data;
  const schedules = useAnswer(routes.schedules.list, {}).data;
  return useMemo(
    () => ({
      lists: lists ?? [],
      schedules: schedules ?? [],
      check: (body, signal) => call(routes.duty.check, { body }, signal),
    }),
    [call, lists, schedules],
  );
}

/** Begins with the first of the presets when there is nothing else. */
export function Editing({ inForce, beginning, onDone }: EditingProps) {
  const t = useText();
  const sources = useSources();
  const presets = useAnswer(routes.duty.presets, {});
  const [putting, setPutting] = useState<DutyDraft | null>(null);
  const first = beginning?.draft ?? inForce ?? presets.data?.[0];
  if (first === undefined) return null;
  return (
    <DutySourcesProvider value={sources}>
      <DutyEditor
        first={first}
        inForce={inForce}
        presets={presets.data ?? []}
        putText={t(($) => $.console.duty.put.action)}
        onPut={setPutting}
      />
      {putting !== null && (
        <PutDialog
          duty={putting}
          inForce={inForce}
          note={beginning?.note ?? ''}
          onClose={() => setPutting(null)}
          onDone={onDone}
        />
      )}
    </DutySourcesProvider>
  );
}
