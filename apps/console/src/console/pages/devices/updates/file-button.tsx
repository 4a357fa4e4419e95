import { Button, Upload } from 'antd';

interface FileButtonProps {
  readonly label: string;
  readonly accept: string;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}

/** A button that lets a file be chosen, and gives it on at once. */
export function FileButton({ label, accept, isBusy, onFile }: FileButtonProps) {
  return (
    <Upload
      accept={accept}
      showUploadList={false}
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <Button size="small" loading={isBusy}>
        {label}
      </Button>
    </Upload>
  );
}
