import { venueCodeRoutes } from '@vedette/contract/platform';
import { Alert, Form, Input } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';

/** Says what a scanned text is, and whose. */
export function VerifyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const required = useRequired();
  const verify = useAct(venueCodeRoutes.verify, { isQuiet: true });
  const found = verify.data;
  return (
    <FormDialog<{ text: string }>
      name="verify-code"
      title={t(($) => $.platform.locations.code.verify)}
      okText={t(($) => $.platform.locations.code.verify)}
      act={verify}
      onSubmit={(body) => verify.mutate({ body })}
      onClose={onClose}
    >
      <Form.Item name="text" label={t(($) => $.platform.locations.code.text)} rules={[required]}>
        <Input.TextArea autoFocus className="mono" maxLength={512} autoSize={{ minRows: 3 }} />
      </Form.Item>
      {found !== undefined && (
        <Alert
          showIcon
          role="status"
          type={found.verdict === 'valid' ? 'success' : 'error'}
          title={t(($) => $.platform.locations.code.verdict[found.verdict])}
          description={[found.place?.name, found.label].filter((part) => part != null).join(' · ')}
        />
      )}
    </FormDialog>
  );
}
