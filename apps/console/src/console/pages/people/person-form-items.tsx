import type { PlatformPersonView } from '@vedette/contract/platform';
import { Form, Input, Select } from 'antd';
import { useText } from '../../../i18n/use-text.ts';
import { useRequired } from '../../../parts/rules.ts';
import { ValidityPicker } from '../../../parts/validity-picker.tsx';
import { PlacesSelect } from '../../parts/places-select.tsx';
import { useContactRules } from '../../parts/use-contact-rules.ts';
import { useGroups } from './use-groups.ts';

/** Masked as they are held; null for somebody new. */
type Held = Pick<PlatformPersonView, 'phone' | 'mail' | 'idNumber' | 'userName'> | null;

function NumberItems({ held }: { readonly held: Held }) {
  const t = useText();
  const rules = useContactRules();
  const extra = (key: keyof NonNullable<Held>): string | undefined => {
    const value = held?.[key];
    return value == null
      ? undefined
      : `${t(($) => $.platform.people.now, { value })} · ${t(($) => $.platform.people.keepBlank)}`;
  };
  return (
    <>
      <Form.Item
        name="phone"
        label={t(($) => $.platform.people.field.phone)}
        extra={extra('phone')}
        rules={[rules.phone]}
      >
        <Input inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="mail"
        label={t(($) => $.platform.people.field.mail)}
        extra={extra('mail')}
        rules={[rules.mail]}
      >
        <Input inputMode="email" autoComplete="off" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="idNumber"
        label={t(($) => $.platform.people.field.idNumber)}
        extra={extra('idNumber')}
        rules={[rules.idNumber]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="userName" label={t(($) => $.platform.people.field.userName)} extra={extra('userName')}>
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
    </>
  );
}

/** What is known of a person, and where and when they may go. */
export function PersonFormItems({ held }: { readonly held: Held }) {
  const t = useText();
  const required = useRequired();
  const groups = useGroups();
  return (
    <>
      <Form.Item name="name" label={t(($) => $.platform.people.field.name)} rules={[required]}>
        <Input autoFocus={held === null} maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="otherNames"
        label={t(($) => $.platform.people.field.otherNames)}
        extra={t(($) => $.platform.people.field.otherNamesHelp)}
      >
        <Select mode="tags" open={false} suffixIcon={null} maxCount={8} />
      </Form.Item>
      <Form.Item name="unit" label={t(($) => $.platform.people.field.unit)}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="two-columns">
        <NumberItems held={held} />
      </div>
      <Form.Item name="groups" label={t(($) => $.platform.people.field.groups)}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          loading={groups.isPending}
          options={(groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          placeholder={t(($) => $.platform.people.groupsNone)}
        />
      </Form.Item>
      <Form.Item
        name="places"
        label={t(($) => $.platform.people.field.places)}
        extra={t(($) => $.platform.people.field.placesHelp)}
      >
        <PlacesSelect
          label={t(($) => $.platform.people.field.places)}
          placeholder={t(($) => $.platform.people.placesNone)}
        />
      </Form.Item>
      <Form.Item name="validity" label={t(($) => $.platform.people.field.validity)}>
        <ValidityPicker />
      </Form.Item>
    </>
  );
}
