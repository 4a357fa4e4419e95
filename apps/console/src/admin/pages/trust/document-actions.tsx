import { DownloadOutlined } from '@ant-design/icons';
import { routes, type TrustSummary } from '@vedette/contract';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.ts';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { saveFile } from '../../../parts/save-file.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { useMay } from '../../session/session-context.ts';
import { ownKeyId } from './own-key.ts';
import { TrustDialog } from './put/trust-dialog.tsx';

interface ActionsProps {
  readonly document: TrustSummary;
}

/** The document as it was given; of a gateway its settings, for its secrets never leave the terminal. */
function DownloadButton({ document: { id } }: ActionsProps) {
  const t = useText();
  const tell = useTell();
  const { call } = useApi();
  const download = async (): Promise<void> => {
    try {
      const { document } = await call(routes.trust.get, { params: { id } });
      saveFile(`${id}.json`, new Blob([JSON.stringify(document, null, 2)], { type: 'application/json' }));
    } catch (cause) {
      tell.problem(cause);
    }
  };
  return (
    <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void download()}>
      {id === ownKeyId ? t(($) => $.console.trust.downloadKey) : t(($) => $.console.trust.download)}
    </Button>
  );
}

function RemoveButton({ document: { id, name } }: ActionsProps) {
  const t = useText();
  const tell = useTell();
  const { modal } = App.useApp();
  const remove = useAct(routes.trust.remove, {
    refresh: [routes.trust.list, routes.trust.get],
    onDone: () => tell.done(t(($) => $.console.trust.removed, { name })),
  });
  const ask = (): void =>
    void modal.confirm({
      title: t(($) => $.console.trust.removeTitle, { name }),
      content: t(($) => $.console.trust.removeBody),
      okText: t(($) => $.console.trust.remove).replace('…', ''),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync({ params: { id } }).catch(() => undefined),
    });
  return (
    <Button danger loading={remove.isPending} onClick={ask}>
      {t(($) => $.console.trust.remove)}
    </Button>
  );
}

/** What can be done with a document; the site's own key can only be given to others. */
export function DocumentActions({ document }: ActionsProps) {
  const t = useText();
  const mayChange = useMay('trust-change');
  const [isReplacing, setReplacing] = useState(false);
  const isEdited = document.kind === 'gateway' || document.kind === 'card-formats';
  return (
    <div className="row panel-foot">
      {mayChange && document.id !== ownKeyId && (
        <>
          <Button onClick={() => setReplacing(true)}>
            {isEdited ? t(($) => $.console.trust.edit) : t(($) => $.console.trust.replace)}
          </Button>
          <RemoveButton document={document} />
        </>
      )}
      <DownloadButton document={document} />
      {isReplacing && (
        <TrustDialog
          kind={document.kind}
          replacing={document}
          taken={[]}
          onClose={() => setReplacing(false)}
        />
      )}
    </div>
  );
}
