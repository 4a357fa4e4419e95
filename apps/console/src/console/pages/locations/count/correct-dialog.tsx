import { type CountedAreaView, occupancyRoutes } from '@vedette/contract/platform';
import { Form, Input, InputNumber } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';

interface Fields {
  readonly inside: number;
  readonly reason: string;
}

interface CorrectDialogProps {
  readonly area: CountedAreaView;
  readonly onClose: () => void;
}

/** How many are inside, after somebody has counted them. */
export function CorrectDialog({ area: { place, inside }, onClose }: CorrectDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const correct = useAct(occupancyRoutes.correct, {
    isQuiet: true,
    refresh: [
      occupancyRoutes.get,
      occupancyRoutes.list,
      occupancyRoutes.corrections,
      occupancyRoutes.history,
    ],
    onDone: () => {
      tell.done(t(($) => $.platform.locations.count.corrected));
      onClose();
    },
  });
  return (
    <FormDialog<Fields>
      name="correct"
      title={t(($) => $.platform.locations.count.correct)}
      act={correct}
      initial={{ inside }}
      onSubmit={(body) => correct.mutate({ params: { id: place }, body })}
      onClose={onClose}
    >
      <Form.Item
        name="inside"
        label={t(($) => $.platform.locations.count.counted)}
        rules={[{ required: true, message: required.message }]}
      >
        <InputNumber autoFocus min={0} max={10_000_000} precision={0} />
      </Form.Item>
      <Form.Item name="reason" label={t(($) => $.platform.locations.count.reason)} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}
