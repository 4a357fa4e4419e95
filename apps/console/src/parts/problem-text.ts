import type { ProblemCode } from '@vedette/sdk';
import { useCallback } from 'react';
import { problemCode } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';

export interface ProblemText {
  readonly code: ProblemCode;
  readonly title: string;
  /** What the reader can do about it. */
  readonly action: string;
}

export function useProblemText(): (cause: unknown) => ProblemText {
  const t = useText();
  return useCallback(
    (cause) => {
      const code = problemCode(cause);
      if (code === 'unreachable' || code === 'answer-unreadable') {
        return {
          code,
          title: t(($) => $.console.shell[code].title),
          action: t(($) => $.console.shell[code].action),
        };
      }
      return { code, title: t(($) => $.errors[code].title), action: t(($) => $.errors[code].action) };
    },
    [t],
  );
}
