import { Button } from 'antd';

interface UndoNoteProps {
  readonly text: string;
  readonly label: string;
  readonly onUndo: () => void;
}

export function UndoNote({ text, label, onUndo }: UndoNoteProps) {
  return (
    <span>
      {text}
      <Button type="link" size="small" onClick={onUndo}>
        {label}
      </Button>
    </span>
  );
}
