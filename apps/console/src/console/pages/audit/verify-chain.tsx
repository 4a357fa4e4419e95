import { SafetyCertificateOutlined } from '@ant-design/icons';
import { platformAuditRoutes } from '@vedette/contract/platform';
import { Alert, Button, Typography } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';

/** Walks the whole chain when asked to, and says what it found. */
function Verdict({ organisation }: { readonly organisation: string | undefined }) {
  const t = useText();
  const format = useFormat();
  const found = useAnswer(platformAuditRoutes.verify, { query: { organisation } });
  return (
    <Answered query={found}>
      {({ isWhole, lines, head, brokenAt }) => (
        <Alert
          showIcon
          role="status"
          type={isWhole ? 'success' : 'error'}
          title={
            isWhole
              ? t(($) => $.platform.audit.whole, { lines: format.number(lines) })
              : t(($) => $.platform.audit.broken, { seq: brokenAt ?? '?' })
          }
          description={
            <>
              {t(($) => $.platform.audit.head)}{' '}
              <Typography.Text copyable className="mono breakable">
                {head}
              </Typography.Text>
            </>
          }
        />
      )}
    </Answered>
  );
}

export function VerifyChain({ organisation }: { readonly organisation: string | undefined }) {
  const t = useText();
  const [isAsked, setAsked] = useState(false);
  return (
    <div className="filters">
      {isAsked ? (
        <div className="grow-text">
          <Verdict organisation={organisation} />
        </div>
      ) : (
        <Button icon={<SafetyCertificateOutlined aria-hidden />} onClick={() => setAsked(true)}>
          {t(($) => $.platform.audit.verify)}
        </Button>
      )}
    </div>
  );
}
