import { App } from 'antd';
import { createElement, useMemo } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useProblemText } from './problem-text.ts';
import { UndoNote } from './undo-note.tsx';

export interface Tell {
  done(text: string): void;
  /** With a button that takes it back, for some seconds. */
  undoable(text: string, undo: () => void): void;
  problem(cause: unknown): void;
}

const undoSeconds = 8;

/** Short notes at the edge of the page. */
export function useTell(): Tell {
  const { message, notification } = App.useApp();
  const t = useText();
  const problemText = useProblemText();
  return useMemo(
    () => ({
      done: (text) => void message.success(text),
      undoable(text, undo) {
        const key = `undo-${crypto.randomUUID?.() ?? Math.random()}`;
        const take = (): void => {
          message.destroy(key);
          undo();
        };
        const label = t(($) => $.console.shell.action.undo);
        const content = createElement(UndoNote, { text, label, onUndo: take });
        void message.open({ key, type: 'success', duration: undoSeconds, content });
      },
      problem(cause) {
        const { title, action } = problemText(cause);
        notification.error({ title, description: action, key: title });
      },
    }),
    [message, notification, problemText, t],
  );
}
