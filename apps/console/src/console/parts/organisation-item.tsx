import { Form, Select } from 'antd';
import { useText } from '../../i18n/use-text.ts';
import { useOrganisations } from './use-organisations.ts';

/** To which organisation something new belongs, where there is a choice; the field is `organisation`. */
export function OrganisationItem() {
  const t = useText();
  const all = useOrganisations();
  if (all.length < 2) return null;
  return (
    <Form.Item name="organisation" label={t(($) => $.platform.shell.organisation)}>
      <Select allowClear options={all.map(({ id, name }) => ({ value: id, label: name }))} />
    </Form.Item>
  );
}
