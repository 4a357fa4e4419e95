import { platformDutyRoutes, platformListRoutes, platformScheduleRoutes } from '@vedette/contract/platform';
import { Form, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { DutyDraft } from '../../../parts/duty/document/draft.ts';
import { type DutySources, DutySourcesProvider } from '../../../parts/duty/duty-sources.ts';
import { Consequences } from '../../../parts/duty/editor/consequences.tsx';
import { DutyEditor } from '../../../parts/duty/editor/duty-editor.tsx';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { useMay } from '../../session/session-context.ts';
import { refreshedDuties, useDuties } from './use-duties.ts';

/** What the organisation has, and what the platform finds wrong. */
function useSources(): DutySources {
  const { call } = useApi();
  const lists = useAnswer(platformListRoutes.list, {}, { enabled: useMay('lists-see') }).data;
  const schedules = useAnswer(platformScheduleRoutes.list, {}).data;
  return useMemo(
    () => ({
      lists: lists ?? [],
      schedules: schedules ?? [],
      check: (body, signal) => call(platformDutyRoutes.check, { body }, signal),
    }),
    [call, lists, schedules],
  );
}

interface SaveDialogProps {
  readonly duty: DutyDraft;
  readonly before: DutyDraft | null;
  readonly note: string;
  readonly onClose: () => void;
}

function SaveDialog({ duty, before, note, onClose }: SaveDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [, change] = usePageSearch('duties');
  const add = useAct(platformDutyRoutes.add, {
    isQuiet: true,
    refresh: refreshedDuties,
    onDone: ({ duty: { version } }) => {
      tell.done(t(($) => $.platform.duties.save.done, { version }));
      change({ tab: 'duties', from: undefined, version: undefined });
    },
  });
  return (
    <FormDialog<{ note: string }>
      name="save-duty"
      title={t(($) => $.platform.duties.save.title)}
      width={640}
      initial={{ note }}
      act={add}
      lead={<Consequences duty={duty} inForce={before} />}
      onSubmit={(fields) => add.mutate({ body: { duty, note: fields.note } })}
      onClose={onClose}
    >
      <Form.Item name="note" label={t(($) => $.platform.duties.save.note)} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** Writes a duty, from one that is there or from a ready one. */
export function WritingTab() {
  const t = useText();
  const sources = useSources();
  const [{ from, version }] = usePageSearch('duties');
  const duties = useDuties();
  const presets = useAnswer(platformDutyRoutes.presets, {}).data?.items ?? [];
  const isOld = from !== undefined && version !== undefined;
  const versions = useAnswer(
    platformDutyRoutes.versions,
    { params: { id: from ?? '-' } },
    { enabled: isOld },
  ).data;
  const [saving, setSaving] = useState<DutyDraft | null>(null);
  const newest = duties.data?.items.find(({ duty }) => duty.id === from)?.duty ?? null;
  const old = versions?.items.find(({ duty }) => duty.version === version)?.duty;
  const first = isOld ? old : (newest ?? presets[0]);
  if (!duties.isSuccess || first === undefined) return null;
  return (
    <DutySourcesProvider value={sources}>
      <DutyEditor
        key={`${first.id} ${first.version}`}
        first={first}
        inForce={newest}
        presets={presets}
        putText={t(($) => $.platform.duties.save.action)}
        onPut={setSaving}
      />
      {saving !== null && (
        <SaveDialog
          duty={saving}
          before={newest}
          note={isOld ? t(($) => $.platform.duties.list.restoreNote, { version }) : ''}
          onClose={() => setSaving(null)}
        />
      )}
    </DutySourcesProvider>
  );
}
