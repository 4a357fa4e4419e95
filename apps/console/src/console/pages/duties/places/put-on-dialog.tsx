import { type PlatformDutyView, platformDutyRoutes } from '@vedette/contract/platform';
import { Form, Input, Select } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { PlaceSelect } from '../../../parts/place-select.tsx';
import { refreshedDuties, useDuties, useDutyTitle } from '../use-duties.ts';
import { Preview } from './preview.tsx';

interface Fields {
  readonly place: number;
  readonly duty: string;
  readonly note: string;
}

interface PutOnDialogProps {
  readonly place: number | undefined;
  readonly onClose: () => void;
}

function Chosen({ duties }: { readonly duties: readonly PlatformDutyView[] }) {
  const form = Form.useFormInstance<Fields>();
  const place = Form.useWatch('place', form);
  const id = Form.useWatch('duty', form);
  const found = duties.find(({ duty }) => duty.id === id);
  return place === undefined || found === undefined ? null : <Preview place={place} duty={found.duty} />;
}

/** Puts the newest version of a duty on at a place, after saying what follows from it. */
export function PutOnDialog({ place, onClose }: PutOnDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const titleOf = useDutyTitle();
  const duties = useDuties().data?.items ?? [];
  const assign = useAct(platformDutyRoutes.assign, {
    isQuiet: true,
    refresh: refreshedDuties,
    onDone: () => {
      tell.done(t(($) => $.platform.duties.places.done));
      onClose();
    },
  });
  const put = ({ place: id, duty, note }: Fields): void => {
    const version = duties.find((each) => each.duty.id === duty)?.duty.version;
    if (version !== undefined) assign.mutate({ params: { id }, body: { duty, version, note } });
  };
  return (
    <FormDialog<Fields>
      name="put-on"
      title={t(($) => $.platform.duties.places.put)}
      okText={t(($) => $.platform.duties.places.put)}
      width={640}
      {...(place === undefined ? {} : { initial: { place } })}
      act={assign}
      onSubmit={put}
      onClose={onClose}
    >
      <Form.Item name="place" label={t(($) => $.platform.duties.dialog.place)} rules={[required]}>
        <PlaceSelect label={t(($) => $.platform.duties.dialog.place)} />
      </Form.Item>
      <Form.Item name="duty" label={t(($) => $.platform.duties.dialog.duty)} rules={[required]}>
        <Select
          options={duties.map(({ duty }) => ({
            value: duty.id,
            label: t(($) => $.platform.duties.named, { title: titleOf(duty), version: duty.version }),
          }))}
        />
      </Form.Item>
      <Chosen duties={duties} />
      <Form.Item name="note" label={t(($) => $.platform.duties.dialog.note)} rules={[required]}>
        <Input maxLength={200} placeholder={t(($) => $.platform.duties.dialog.notePlaceholder)} />
      </Form.Item>
    </FormDialog>
  );
}
