import { routes } from '@vedette/contract';
import { Alert, Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Panel } from '../../../../parts/panel.tsx';
import { DifferenceTable } from '../difference-table.tsx';
import { type DutyDraft, type ReadDraft, readDraft, writeDraft } from '../document/draft.ts';
import type { Beginning } from '../duty-page.tsx';
import { DutyForm } from './duty-form.tsx';
import { ProblemList } from './problem-list.tsx';
import { PutDialog } from './put-dialog.tsx';
import { StartPicker } from './start-picker.tsx';
import { useDutyCheck } from './use-duty-check.ts';

interface DutyEditorProps {
  readonly inForce: DutyDraft | null;
  readonly beginning: Beginning | null;
  readonly onDone: () => void;
}

/** Loads the presets when nothing else is there to begin with. */
export function DutyEditor({ inForce, beginning, onDone }: DutyEditorProps) {
  const presets = useAnswer(routes.duty.presets, {});
  const first = beginning?.draft ?? inForce ?? presets.data?.[0];
  if (first === undefined) return null;
  return (
    <Editing
      first={first}
      inForce={inForce}
      presets={presets.data ?? []}
      note={beginning?.note ?? ''}
      onDone={onDone}
    />
  );
}

interface EditingProps {
  readonly first: DutyDraft;
  readonly inForce: DutyDraft | null;
  readonly presets: readonly DutyDraft[];
  readonly note: string;
  readonly onDone: () => void;
}

function JsonEditor({
  text,
  read,
  onChange,
}: {
  readonly text: string;
  readonly read: ReadDraft;
  readonly onChange: (text: string) => void;
}) {
  const t = useText();
  return (
    <div className="stack">
      {read.kind === 'broken' && (
        <Alert type="error" showIcon title={t(($) => $.console.duty.jsonBroken, { message: read.message })} />
      )}
      <Input.TextArea
        className="mono json"
        aria-label={t(($) => $.console.duty.jsonLabel)}
        spellCheck={false}
        autoSize={{ minRows: 20, maxRows: 44 }}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

/** The same document as a form and as JSON: its text is the one truth, so neither loses the other's changes. */
function Editing({ first, inForce, presets, note, onDone }: EditingProps) {
  const t = useText();
  const [text, setText] = useState(() => writeDraft(first));
  const [mode, setMode] = useState<'form' | 'json'>('form');
  const [isPutting, setPutting] = useState(false);
  const read = readDraft(text);
  const check = useDutyCheck(text, read.kind !== 'broken');
  const set = (draft: DutyDraft): void => setText(writeDraft(draft));
  const isReady = read.kind === 'draft' && check.isSettled && check.problems.length === 0;
  const modes = (['form', 'json'] as const).map((value) => ({
    value,
    label: t(($) => $.console.duty.mode[value]),
  }));
  return (
    <div className="editor">
      <div className="stack">
        <StartPicker inForce={inForce} presets={presets} onPick={set} />
        <Segmented options={modes} value={mode} onChange={setMode} />
        {mode === 'json' && <JsonEditor text={text} read={read} onChange={setText} />}
        {mode === 'form' &&
          (read.kind === 'draft' ? (
            <DutyForm duty={read.draft} onChange={set} />
          ) : (
            <Alert type="warning" showIcon title={t(($) => $.console.duty.jsonShape)} />
          ))}
      </div>
      <div className="stack editor-side">
        {read.kind !== 'broken' && <ProblemList check={check} />}
        <Button type="primary" size="large" disabled={!isReady} onClick={() => setPutting(true)}>
          {t(($) => $.console.duty.put.action)}
        </Button>
        <Panel title={t(($) => $.console.duty.diff.title)}>
          {read.kind !== 'broken' && (
            <DifferenceTable before={inForce ?? {}} after={read.kind === 'draft' ? read.draft : read.value} />
          )}
        </Panel>
      </div>
      {isPutting && read.kind === 'draft' && (
        <PutDialog
          duty={read.draft}
          inForce={inForce}
          note={note}
          onClose={() => setPutting(false)}
          onDone={onDone}
        />
      )}
    </div>
  );
}
