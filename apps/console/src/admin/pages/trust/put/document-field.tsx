import { UploadOutlined } from '@ant-design/icons';
import { Button, Input, Upload } from 'antd';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';

interface DocumentFieldProps {
  readonly label: string;
  readonly takesCertificates: boolean;
  /** Given by the form around it. */
  readonly value?: string;
  readonly onChange?: (text: string) => void;
}

const largest = 8_000_000;

/** A document as text: pasted, typed, or read from a file in the browser. */
export function DocumentField({ label, takesCertificates, value = '', onChange }: DocumentFieldProps) {
  const t = useText();
  const format = useFormat();
  const read = (file: File): false => {
    void file.text().then((text) => onChange?.(text));
    return false;
  };
  const accept = takesCertificates ? '.json,.pem,.crt,.cer,.txt' : '.json,application/json';
  const size = format.bytes(largest);
  return (
    <div className="stack">
      <Upload accept={accept} showUploadList={false} beforeUpload={read}>
        <Button icon={<UploadOutlined aria-hidden />}>{t(($) => $.console.trust.file.drop)}</Button>
      </Upload>
      <span className="quiet">
        {takesCertificates
          ? t(($) => $.console.trust.file.pem, { size })
          : t(($) => $.console.trust.file.json, { size })}
      </span>
      <Input.TextArea
        aria-label={label}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
        autoSize={{ minRows: 8, maxRows: 20 }}
        maxLength={largest}
        spellCheck={false}
      />
    </div>
  );
}
