import { type OrganisationView, organisationRoutes, platformSessionRoutes } from '@vedette/contract/platform';
import { Checkbox, Form, Input } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';

interface Fields {
  readonly name: string;
  readonly askReason: boolean;
  readonly exportNeedsTwo: boolean;
}

interface OrganisationDialogProps {
  /** The one that is changed, or below which a new one goes. */
  readonly of: OrganisationView;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

export function OrganisationDialog({ of, isNew, onClose }: OrganisationDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const options = {
    isQuiet: true,
    refresh: [organisationRoutes.list, platformSessionRoutes.welcome],
    onDone: () => {
      tell.done(t(($) => $.platform.accounts.organisations.saved));
      onClose();
    },
  };
  const create = useAct(organisationRoutes.create, options);
  const change = useAct(organisationRoutes.change, options);
  const submit = (fields: Fields): void => {
    if (isNew) create.mutate({ body: { parent: of.id, name: fields.name } });
    else change.mutate({ params: { id: of.id }, body: fields });
  };
  const { name, askReason, exportNeedsTwo } = of;
  return (
    <FormDialog<Fields>
      name="organisation"
      title={
        isNew
          ? t(($) => $.platform.accounts.organisations.add)
          : t(($) => $.platform.accounts.organisations.edit)
      }
      act={isNew ? create : change}
      {...(isNew ? {} : { initial: { name, askReason, exportNeedsTwo } })}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="name" label={t(($) => $.platform.accounts.organisations.name)} rules={[required]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      {!isNew && (
        <>
          <Form.Item name="askReason" valuePropName="checked">
            <Checkbox>{t(($) => $.platform.accounts.organisations.askReason)}</Checkbox>
          </Form.Item>
          <Form.Item name="exportNeedsTwo" valuePropName="checked">
            <Checkbox>{t(($) => $.platform.accounts.organisations.exportNeedsTwo)}</Checkbox>
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
