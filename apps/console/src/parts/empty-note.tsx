import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

interface EmptyNoteProps {
  readonly text?: string;
  /** What to do about it. */
  readonly children?: ReactNode;
}

export function EmptyNote({ text, children }: EmptyNoteProps) {
  const t = useText();
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text ?? t(($) => $.console.shell.state.empty)}>
      {children}
    </Empty>
  );
}
