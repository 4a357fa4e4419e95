import { PictureOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import { useText } from '../../i18n/use-text.ts';

const types = ['image/jpeg', 'image/png', 'image/webp'];

/** A file of another type goes as JPEG: the terminal looks at the bytes and says what is wrong. */
function typed(file: File): Blob {
  return types.includes(file.type) ? file : new Blob([file], { type: 'image/jpeg' });
}

export function PhotoDrop({ onPhoto }: { readonly onPhoto: (photo: Blob) => void }) {
  const t = useText();
  return (
    <Upload.Dragger
      accept={types.join(',')}
      multiple={false}
      showUploadList={false}
      beforeUpload={(file) => {
        onPhoto(typed(file));
        return false;
      }}
    >
      <p className="drop-icon">
        <PictureOutlined aria-hidden />
      </p>
      <p>{t(($) => $.console.people.upload.title)}</p>
      <p className="quiet">{t(($) => $.console.people.upload.hint)}</p>
    </Upload.Dragger>
  );
}
