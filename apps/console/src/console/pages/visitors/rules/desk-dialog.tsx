import { walkInRoutes } from '@vedette/contract/platform';
import { Form, Input, InputNumber } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { PlaceSelect } from '../../../parts/place-select.tsx';
import { ShownOnce } from '../../../parts/shown-once.tsx';
import { useSiteInView } from '../../../parts/use-site-in-view.ts';

interface Fields {
  readonly site: number;
  readonly name: string;
  readonly days: number;
}

/** A new desk; the link that it is opened with is shown this once. */
export function DeskDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const required = useRequired();
  const site = useSiteInView();
  const open = useAct(walkInRoutes.open, { isQuiet: true, refresh: [walkInRoutes.desks] });
  if (open.data !== undefined)
    return (
      <ShownOnce
        title={open.data.desk.name}
        lead={t(($) => $.platform.visitors.desks.once)}
        secret={`${location.origin}/walk-in#${open.data.token}`}
        onClose={onClose}
      />
    );
  const label = t(($) => $.platform.visitors.rule.site);
  const chosen = [{ required: true, message: required.message }];
  return (
    <FormDialog<Fields>
      name="desk"
      title={t(($) => $.platform.visitors.desks.add)}
      initial={site === undefined ? { days: 366 } : { days: 366, site }}
      act={open}
      onSubmit={(body) => open.mutate({ body })}
      onClose={onClose}
    >
      <Form.Item name="site" label={label} rules={chosen}>
        <PlaceSelect isSite label={label} className="wide-control" />
      </Form.Item>
      <Form.Item name="name" label={t(($) => $.platform.visitors.desks.name)} rules={[required]}>
        <Input maxLength={80} placeholder={t(($) => $.platform.visitors.desks.namePlaceholder)} />
      </Form.Item>
      <Form.Item name="days" label={t(($) => $.platform.visitors.desks.days)} rules={chosen}>
        <InputNumber min={1} max={366} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
