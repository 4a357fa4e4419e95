import type { NewlyIssuedPass } from '@vedette/contract';
import { Alert, Button, Modal, Typography } from 'antd';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { CodePicture } from '../../../../parts/code-picture.tsx';

interface IssuedOnceProps {
  readonly issued: NewlyIssuedPass;
  readonly onClose: () => void;
}

/** The pass as it is shown this once: the terminal keeps neither its text nor the link. */
export function IssuedOnce({ issued: { pass, link, linkUntil, code }, onClose }: IssuedOnceProps) {
  const t = useText();
  const format = useFormat();
  const isPaper = pass.form === 'paper';
  return (
    <Modal
      open
      title={t(($) => $.console.passes.once.title)}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        ...(isPaper
          ? [
              <Button key="print" onClick={() => globalThis.print()}>
                {t(($) => $.console.passes.once.print)}
              </Button>,
            ]
          : []),
        <Button key="close" type="primary" onClick={onClose}>
          {t(($) => $.console.passes.once.close)}
        </Button>,
      ]}
    >
      <div className="stack">
        <Alert
          type="warning"
          showIcon
          title={t(($) => (isPaper ? $.console.passes.once.paperWarn : $.console.passes.once.phoneWarn))}
        />
        <CodePicture
          rows={code}
          label={t(($) => (isPaper ? $.console.passes.once.code : $.console.passes.once.linkCode))}
        />
        {link !== null && (
          <>
            <Typography.Text copyable={{ text: link }}>
              {t(($) => $.console.passes.once.link)}
            </Typography.Text>
            <Typography.Text type="secondary">
              {t(($) => $.console.passes.once.until, { at: format.dateTime(linkUntil ?? pass.notAfter) })}
            </Typography.Text>
          </>
        )}
        <Typography.Text type="secondary">
          {format.dateTime(pass.notBefore)} – {format.dateTime(pass.notAfter)}
        </Typography.Text>
      </div>
    </Modal>
  );
}
