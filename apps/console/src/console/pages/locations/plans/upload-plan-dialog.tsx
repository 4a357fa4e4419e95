import { floorPlanRoutes } from '@vedette/contract/platform';
import { Button, Form, Input, Upload } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';

const types = ['image/png', 'image/jpeg', 'image/webp'];

interface UploadPlanDialogProps {
  readonly place: number;
  readonly onClose: () => void;
}

export function UploadPlanDialog({ place, onClose }: UploadPlanDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setMissing] = useState(false);
  const create = useAct(floorPlanRoutes.create, {
    isQuiet: true,
    refresh: [floorPlanRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.locations.plan.added));
      onClose();
    },
  });
  const submit = ({ name }: { name: string }): void => {
    setMissing(file === null);
    if (file !== null) create.mutate({ params: { id: place }, query: { name: name.trim() }, body: file });
  };
  return (
    <FormDialog<{ name: string }>
      name="floor-plan"
      title={t(($) => $.platform.locations.plan.add)}
      act={create}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="name" label={t(($) => $.platform.locations.plan.name)} rules={[required]}>
        <Input autoFocus maxLength={100} placeholder={t(($) => $.platform.locations.plan.namePlaceholder)} />
      </Form.Item>
      <Form.Item
        label={t(($) => $.platform.locations.plan.file)}
        required
        {...(isMissing ? { validateStatus: 'error' as const, help: required.message } : {})}
      >
        <Upload
          accept={types.join(',')}
          maxCount={1}
          showUploadList={false}
          beforeUpload={(chosen) => {
            setFile(chosen);
            setMissing(false);
            return false;
          }}
        >
          <Button>{file?.name ?? t(($) => $.platform.locations.plan.choose)}</Button>
        </Upload>
      </Form.Item>
    </FormDialog>
  );
}
