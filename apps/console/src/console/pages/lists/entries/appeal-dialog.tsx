import { appealRoutes, type PlatformEntryView } from '@vedette/contract/platform';
import { Form, Input } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { usePageSearch } from '../../../app/use-page-search.ts';

interface AppealDialogProps {
  readonly entry: PlatformEntryView;
  readonly onClose: () => void;
}

/** What a listed person said in person or on the telephone. */
export function AppealDialog({ entry: { list, person, name }, onClose }: AppealDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [, change] = usePageSearch('lists');
  const file = useAct(appealRoutes.file, {
    isQuiet: true,
    refresh: [appealRoutes.list, appealRoutes.messages],
    onDone: ({ id }) => {
      tell.done(t(($) => $.platform.lists.appealFiled));
      onClose();
      change({ tab: 'appeals', appeal: id }, { isStep: true });
    },
  });
  return (
    <FormDialog<{ readonly text: string }>
      name="appeal"
      title={`${t(($) => $.platform.lists.appealFor)} · ${name}`}
      act={file}
      onSubmit={({ text }) => file.mutate({ params: { id: list, person }, body: { text } })}
      onClose={onClose}
    >
      <Form.Item name="text" label={t(($) => $.platform.lists.appealText)} rules={[required]}>
        <Input.TextArea autoFocus maxLength={4000} autoSize={{ minRows: 4 }} />
      </Form.Item>
    </FormDialog>
  );
}
