import { Alert, Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../../panel.tsx';
import { DifferenceTable } from '../difference-table.tsx';
import { type DutyDraft, type ReadDraft, readDraft, writeDraft } from '../document/draft.ts';
import { DutyForm } from './duty-form.tsx';
import { ProblemList } from './problem-list.tsx';
import { StartPicker } from './start-picker.tsx';
import { useDutyCheck } from './use-duty-check.ts';

interface DutyEditorProps {
  readonly first: DutyDraft;
  /** What it is compared with; null for nothing. */
  readonly inForce: DutyDraft | null;
  readonly presets: readonly DutyDraft[];
  readonly putText: string;
  readonly onPut: (duty: DutyDraft) => void;
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
export function DutyEditor({ first, inForce, presets, putText, onPut }: DutyEditorProps) {
  const t = useText();
  const [text, setText] = useState(() => writeDraft(first));
  const [mode, setMode] = useState<'form' | 'json'>('form');
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
        <Button
          type="primary"
          size="large"
          disabled={!isReady}
          onClick={() => read.kind === 'draft' && onPut(read.draft)}
        >
          {putText}
        </Button>
        <Panel title={t(($) => $.console.duty.diff.title)}>
          {read.kind !== 'broken' && (
            <DifferenceTable before={inForce ?? {}} after={read.kind === 'draft' ? read.draft : read.value} />
          )}
        </Panel>
      </div>
    </div>
  );
}
