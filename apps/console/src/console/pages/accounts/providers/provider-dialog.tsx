import { type IdentityProviderView, identityProviderRoutes } from '@vedette/contract/platform';
import { Checkbox, Form, Input } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { OrganisationItem } from '../../../parts/organisation-item.tsx';
import { grantOf } from '../grant-fields.ts';
import { type GroupField, GroupsFields } from './groups-fields.tsx';

interface Fields {
  readonly organisation?: string;
  readonly name: string;
  readonly slug: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  readonly groupClaim: string;
  readonly groups: readonly GroupField[];
  readonly isListed: boolean;
  readonly isActive: boolean;
}

interface ProviderDialogProps {
  /** Null for a new one. */
  readonly provider: IdentityProviderView | null;
  readonly onClose: () => void;
}

const blank = { groupClaim: 'groups', isListed: true, isActive: true };

function settingsOf({ name, issuer, clientId, groupClaim, groups, isListed, isActive }: Fields) {
  const given = groups.map(({ group, ...grant }) => ({ group: group.trim(), grant: grantOf(grant) }));
  return { name, issuer, clientId, groupClaim, groups: given, isListed, isActive };
}

const fieldsOf = ({ groups, ...rest }: IdentityProviderView): Partial<Fields> => ({
  ...rest,
  groups: groups.map(({ group, grant }) => ({ group, role: grant.role, places: grant.places ?? [] })),
});

function Names({ isNew }: { readonly isNew: boolean }) {
  const t = useText();
  const required = useRequired();
  const slug = {
    pattern: /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/,
    message: t(($) => $.platform.accounts.providers.slugHelp),
  };
  return (
    <>
      {isNew && <OrganisationItem />}
      <Form.Item name="name" label={t(($) => $.platform.accounts.providers.name)} rules={[required]}>
        <Input autoFocus maxLength={60} />
      </Form.Item>
      {isNew && (
        <Form.Item
          name="slug"
          label={t(($) => $.platform.accounts.providers.slug)}
          extra={t(($) => $.platform.accounts.providers.slugHelp)}
          rules={[required, slug]}
        >
          <Input maxLength={40} />
        </Form.Item>
      )}
      <Form.Item
        name="issuer"
        label={t(($) => $.platform.accounts.providers.issuer)}
        rules={[required, { type: 'url', message: 'https://…' }]}
      >
        <Input placeholder="https://id.example.com" maxLength={300} />
      </Form.Item>
      <Form.Item name="clientId" label={t(($) => $.platform.accounts.providers.clientId)} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="clientSecret"
        label={
          isNew
            ? t(($) => $.platform.accounts.providers.clientSecret)
            : t(($) => $.platform.accounts.providers.clientSecretKeep)
        }
        rules={isNew ? [required] : []}
      >
        <Input.Password autoComplete="off" maxLength={500} />
      </Form.Item>
    </>
  );
}

export function ProviderDialog({ provider, onClose }: ProviderDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const options = {
    isQuiet: true,
    refresh: [identityProviderRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.accounts.providers.saved));
      onClose();
    },
  };
  const create = useAct(identityProviderRoutes.create, options);
  const change = useAct(identityProviderRoutes.change, options);
  const submit = (fields: Fields): void => {
    const { organisation, slug, clientSecret = '' } = fields;
    const settings = settingsOf(fields);
    if (provider !== null) {
      const secret = clientSecret === '' ? {} : { clientSecret };
      change.mutate({ params: { id: provider.id }, body: { ...settings, ...secret } });
    } else
      create.mutate({
        body: { ...settings, slug, clientSecret, ...(organisation === undefined ? {} : { organisation }) },
      });
  };
  return (
    <FormDialog<Fields>
      name="provider"
      width={680}
      title={
        provider === null
          ? t(($) => $.platform.accounts.providers.add)
          : t(($) => $.platform.accounts.providers.edit)
      }
      act={provider === null ? create : change}
      initial={provider === null ? blank : fieldsOf(provider)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Names isNew={provider === null} />
      <Form.Item
        name="groupClaim"
        label={t(($) => $.platform.accounts.providers.groupClaim)}
        rules={[required]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <GroupsFields />
      <Form.Item name="isListed" valuePropName="checked" noStyle>
        <Checkbox>{t(($) => $.platform.accounts.providers.isListed)}</Checkbox>
      </Form.Item>
      <Form.Item name="isActive" valuePropName="checked" noStyle>
        <Checkbox>{t(($) => $.platform.accounts.providers.isActive)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
