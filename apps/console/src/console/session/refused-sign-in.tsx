import { ApiProblem } from '@vedette/sdk';
import { Typography } from 'antd';
import { useText } from '../../i18n/use-text.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';

/** Why it did not do, and how long to wait when it was tried too often. */
export function RefusedSignIn({ cause }: { readonly cause: unknown }) {
  const t = useText();
  const seconds = cause instanceof ApiProblem ? cause.values['seconds'] : undefined;
  return (
    <div className="form-alert">
      <ProblemAlert cause={cause} />
      {seconds !== undefined && (
        <Typography.Paragraph>{t(($) => $.console.session.signIn.wait, { seconds })}</Typography.Paragraph>
      )}
    </div>
  );
}
