import { type InvitationView, visitRoutes } from '@vedette/contract/platform';
import { Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { PeoplePicker, PersonPicker } from '../../../parts/person-picker.tsx';
import { PlaceSelect } from '../../../parts/place-select.tsx';
import { usePlaceNames } from '../../../parts/use-locations.ts';
import { useSiteInView } from '../../../parts/use-site-in-view.ts';
import { useZone } from '../../../parts/use-zone.ts';
import { type InvitationFields, invitationOf } from './invitation-of.ts';
import { LinksDialog } from './links-dialog.tsx';
import { TimeItems } from './time-items.tsx';
import { VisitorsItems } from './visitors-items.tsx';

const blank = {
  ...{ kind: 'once' as const, entries: 'single' as const, visitors: [{ name: '' }] },
  ...{ everyWeeks: 1, minutes: 60, skipHolidays: true },
};

function SiteAndHost() {
  const t = useText();
  const site = t(($) => $.platform.visitors.invite.site);
  return (
    <div className="two-columns">
      <Form.Item
        name="site"
        label={site}
        rules={[{ required: true, message: t(($) => $.console.shell.form.required) }]}
      >
        <PlaceSelect isSite label={site} className="wide-control" />
      </Form.Item>
      <Form.Item name="host" label={t(($) => $.platform.visitors.invite.host)}>
        <PersonPicker placeholder={t(($) => $.platform.visitors.invite.hostSelf)} />
      </Form.Item>
    </div>
  );
}

function EntriesAndEscorts() {
  const t = useText();
  const entries = (['single', 'multiple'] as const).map((value) => ({
    value,
    label: t(($) => $.platform.visitors.detail.entry[value]),
  }));
  return (
    <div className="two-columns">
      <Form.Item name="entries" label={t(($) => $.platform.visitors.invite.entries)}>
        <Select options={entries} />
      </Form.Item>
      <Form.Item name="escorts" label={t(($) => $.platform.visitors.invite.escorts)}>
        <PeoplePicker />
      </Form.Item>
    </div>
  );
}

/** Invites one visitor or a group, once or again and again; then shows the links to send. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const site = useSiteInView();
  const view = useZone();
  const { get } = usePlaceNames();
  const [form] = Form.useForm<InvitationFields>();
  const [made, setMade] = useState<InvitationView | null>(null);
  const invite = useAct(visitRoutes.invite, {
    isQuiet: true,
    refresh: [visitRoutes.list],
    onDone: (invitation) => {
      tell.done(t(($) => $.platform.visitors.invite.invited, { n: invitation.visits.length }));
      setMade(invitation);
    },
  });
  const at = Form.useWatch('site', form) ?? site;
  const zone = (at === undefined ? undefined : get(at)?.timeZone) ?? view;
  const kinds = (['once', 'recurring'] as const).map((value) => ({
    value,
    label: t(($) => $.platform.visitors.invite[value]),
  }));
  if (made !== null) return <LinksDialog invitation={made} onClose={onClose} />;
  return (
    <FormDialog<InvitationFields>
      name="invitation"
      width={720}
      title={t(($) => $.platform.visitors.invite.open)}
      okText={t(($) => $.platform.visitors.invite.send)}
      form={form}
      initial={site === undefined ? blank : { ...blank, site }}
      act={invite}
      onSubmit={(fields) => invite.mutate({ body: invitationOf(fields, zone) })}
      onClose={onClose}
    >
      <SiteAndHost />
      <Form.Item name="purpose" label={t(($) => $.platform.visitors.invite.purpose)} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="kind"
        label={t(($) => $.platform.visitors.invite.kind)}
        extra={t(($) => $.platform.visitors.invite.timezone, { zone })}
      >
        <Segmented options={kinds} />
      </Form.Item>
      <TimeItems />
      <VisitorsItems />
      <EntriesAndEscorts />
    </FormDialog>
  );
}
