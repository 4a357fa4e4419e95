import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useText } from '../../../../i18n/use-text.ts';
import { useSession } from '../../../session/session-context.ts';
import type { RecordQuery } from '../use-record-query.ts';
import { AskDialog } from './ask-dialog.tsx';
import { formats, useExport } from './use-export.ts';

/** The records found, as a file; or the request for one, where two people are wanted for it. */
export function ExportMenu({ query }: { readonly query: RecordQuery }) {
  const t = useText();
  const { exportNeedsTwo } = useSession();
  const { save, isBusy } = useExport();
  const [isAsking, setAsking] = useState(false);
  if (exportNeedsTwo)
    return (
      <>
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => setAsking(true)}>
          {t(($) => $.platform.records.export.label)}
        </Button>
        {isAsking && <AskDialog query={query} onClose={() => setAsking(false)} />}
      </>
    );
  const items = formats.map((key) => ({
    key,
    label: t(($) => $.platform.records.export[key]),
    onClick: () => save(key, query),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<DownloadOutlined aria-hidden />} loading={isBusy}>
        {t(($) => $.platform.records.export.label)}
      </Button>
    </Dropdown>
  );
}
