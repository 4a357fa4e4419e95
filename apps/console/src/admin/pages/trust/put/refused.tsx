import { ApiProblem } from '@vedette/sdk';
import { Alert } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { problemWord } from './problem-word.ts';

const mostShown = 20;

/** Places of the document that the terminal refused. */
export function Refused({ cause }: { readonly cause: unknown }) {
  const t = useText();
  const problems = cause instanceof ApiProblem ? cause.problems : [];
  if (problems.length === 0) return <ProblemAlert cause={cause} />;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t(($) => $.console.trust.file.problems, { n: problems.length })}
      description={
        <ul>
          {problems.slice(0, mostShown).map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path === '' ? t(($) => $.console.trust.file.whole) : path}</code>{' '}
              {t(($) => $.console.trust.problem[problemWord(message)])}{' '}
              <span className="quiet" lang="en">
                {message}
              </span>
            </li>
          ))}
        </ul>
      }
    />
  );
}
