import { phrases } from '@vedette/phrases';
import { Alert } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemAlert } from '../../problem-alert.tsx';
import type { DutyCheck } from './use-duty-check.ts';

const known = phrases.en.dutyProblems;
const isKnown = (code: string): code is keyof typeof known => Object.hasOwn(known, code);

/** What is wrong, and where, as the terminal sees it. */
export function ProblemList({ check }: { readonly check: DutyCheck }) {
  const t = useText();
  if (check.error !== null) return <ProblemAlert cause={check.error} />;
  const { problems, isSettled } = check;
  if (problems.length === 0) {
    const text = isSettled ? t(($) => $.console.duty.noProblems) : t(($) => $.console.duty.checking);
    return <Alert type={isSettled ? 'success' : 'info'} showIcon role="status" title={text} />;
  }
  const textOf = (code: string): string =>
    isKnown(code) ? t(($) => $.dutyProblems[code]) : `${t(($) => $.dutyProblems.other)} (${code})`;
  return (
    <Alert
      type="error"
      showIcon
      role="status"
      title={t(($) => $.console.duty.problems, { n: problems.length })}
      description={
        <ul className="problem-list">
          {problems.map(({ path, code }) => (
            <li key={`${path} ${code}`}>
              {textOf(code)} <code className="mono quiet">{path}</code>
            </li>
          ))}
        </ul>
      }
    />
  );
}
