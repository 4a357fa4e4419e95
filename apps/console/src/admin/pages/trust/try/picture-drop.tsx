import { QrcodeOutlined } from '@ant-design/icons';
import { Typography, Upload } from 'antd';
import { useState } from 'react';
import { useText } from '../../../../i18n/use-text.ts';
import { readPicture } from './read-picture.ts';

interface PictureDropProps {
  readonly onText: (text: string) => void;
}

/** Takes the text of a code from a picture, which never leaves the browser. */
export function PictureDrop({ onText }: PictureDropProps) {
  const t = useText();
  const [said, setSaid] = useState('');
  const read = async (file: File): Promise<void> => {
    const text = await readPicture(file);
    if (text !== null) onText(text);
    setSaid(
      text === null
        ? t(($) => $.console.trying.pictureNone)
        : t(($) => $.console.trying.read, { n: text.length }),
    );
  };
  return (
    <div>
      <Upload.Dragger
        accept="image/*"
        multiple={false}
        showUploadList={false}
        beforeUpload={(file) => {
          void read(file);
          return false;
        }}
      >
        <p className="drop-icon">
          <QrcodeOutlined aria-hidden />
        </p>
        <p>{t(($) => $.console.trying.picture)}</p>
        <p className="quiet">{t(($) => $.console.trying.pictureHint)}</p>
      </Upload.Dragger>
      <Typography.Text type="secondary" role="status">
        {said}
      </Typography.Text>
    </div>
  );
}
