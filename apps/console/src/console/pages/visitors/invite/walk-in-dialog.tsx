import { type InvitationView, visitRoutes } from '@vedette/contract/platform';
import { Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { PersonPicker } from '../../../parts/person-picker.tsx';
import { PlaceSelect } from '../../../parts/place-select.tsx';
import { useSiteInView } from '../../../parts/use-site-in-view.ts';
import { type VisitorFields, visitorOf } from './invitation-of.ts';
import { LinksDialog } from './links-dialog.tsx';
import { VisitorItems } from './visitor-items.tsx';

interface Fields {
  readonly site: number;
  readonly host: string;
  readonly purpose: string;
  readonly visitor: VisitorFields;
  readonly minutes: number;
}

/** Somebody stands at the desk uninvited; the host is asked. */
export function WalkInDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const site = useSiteInView();
  const [made, setMade] = useState<InvitationView | null>(null);
  const walkIn = useAct(visitRoutes.walkIn, {
    isQuiet: true,
    refresh: [visitRoutes.list],
    onDone: (invitation) => {
      const name = invitation.visits[0]?.name ?? t(($) => $.platform.visitors.someone);
      tell.done(t(($) => $.platform.visitors.walkIn.done, { name }));
      setMade(invitation);
    },
  });
  if (made !== null) return <LinksDialog invitation={made} onClose={onClose} />;
  const label = t(($) => $.platform.visitors.invite.site);
  const chosen = [{ required: true, message: t(($) => $.console.shell.form.required) }];
  return (
    <FormDialog<Fields>
      name="walk-in"
      width={640}
      title={t(($) => $.platform.visitors.walkIn.title)}
      okText={t(($) => $.platform.visitors.walkIn.send)}
      initial={site === undefined ? { minutes: 60 } : { minutes: 60, site }}
      act={walkIn}
      onSubmit={({ visitor, ...rest }) => walkIn.mutate({ body: { ...rest, visitor: visitorOf(visitor) } })}
      onClose={onClose}
    >
      <div className="two-columns">
        <Form.Item name="site" label={label} rules={chosen}>
          <PlaceSelect isSite label={label} className="wide-control" />
        </Form.Item>
        <Form.Item name="host" label={t(($) => $.platform.visitors.invite.host)} rules={chosen}>
          <PersonPicker />
        </Form.Item>
        <Form.Item name="purpose" label={t(($) => $.platform.visitors.invite.purpose)} rules={[required]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="minutes" label={t(($) => $.platform.visitors.walkIn.minutes)} rules={chosen}>
          <InputNumber
            min={5}
            max={1440}
            precision={0}
            suffix={t(($) => $.platform.visitors.walkIn.minutesUnit)}
          />
        </Form.Item>
      </div>
      <VisitorItems at={['visitor']} />
    </FormDialog>
  );
}
