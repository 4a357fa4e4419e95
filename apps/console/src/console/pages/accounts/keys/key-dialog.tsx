import { apiKeyRoutes, type PlatformPermission } from '@vedette/contract/platform';
import { DatePicker, Form, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { OrganisationItem } from '../../../parts/organisation-item.tsx';
import { PlacesSelect } from '../../../parts/places-select.tsx';
import { ShownOnce } from '../../../parts/shown-once.tsx';
import { PermissionChoice } from '../permission-choice.tsx';

interface Fields {
  readonly organisation?: string;
  readonly name: string;
  readonly permissions: PlatformPermission[];
  readonly places?: readonly number[];
  readonly expires?: Dayjs | null;
}

/** A new key, shown this once. */
export function KeyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const required = useRequired();
  const create = useAct(apiKeyRoutes.create, { isQuiet: true, refresh: [apiKeyRoutes.list] });
  if (create.data !== undefined)
    return (
      <ShownOnce
        title={create.data.key.name}
        lead={t(($) => $.platform.accounts.keys.once)}
        secret={create.data.secret}
        onClose={onClose}
      />
    );
  const submit = ({ organisation, name, permissions, places = [], expires }: Fields): void =>
    create.mutate({
      body: {
        ...(organisation === undefined ? {} : { organisation }),
        ...{ name, permissions, places: places.length === 0 ? null : [...places] },
        expiresAt: expires?.endOf('day').valueOf() ?? null,
      },
    });
  return (
    <FormDialog<Fields>
      name="api-key"
      width={720}
      title={t(($) => $.platform.accounts.keys.add)}
      act={create}
      initial={{ expires: dayjs().add(1, 'year') }}
      onSubmit={submit}
      onClose={onClose}
    >
      <OrganisationItem />
      <Form.Item name="name" label={t(($) => $.platform.accounts.keys.name)} rules={[required]}>
        <Input autoFocus maxLength={100} placeholder={t(($) => $.platform.accounts.keys.namePlaceholder)} />
      </Form.Item>
      <Form.Item
        name="permissions"
        label={t(($) => $.platform.accounts.keys.permissions)}
        rules={[{ required: true, type: 'array', min: 1, message: required.message }]}
      >
        <PermissionChoice />
      </Form.Item>
      <Form.Item name="places" label={t(($) => $.platform.accounts.keys.places)}>
        <PlacesSelect
          label={t(($) => $.platform.accounts.keys.places)}
          placeholder={t(($) => $.platform.accounts.placesAll)}
        />
      </Form.Item>
      <Form.Item name="expires" label={t(($) => $.platform.accounts.keys.expires)}>
        <DatePicker placeholder={t(($) => $.platform.accounts.keys.noExpiry)} />
      </Form.Item>
    </FormDialog>
  );
}
