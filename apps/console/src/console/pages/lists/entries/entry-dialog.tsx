import { type PlatformEntryView, platformListRoutes, platformPeopleRoutes } from '@vedette/contract/platform';
import { Form, Input, Select } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { always, type Validity, ValidityPicker } from '../../../../parts/validity-picker.tsx';
import { PersonPicker } from '../../../parts/person-picker.tsx';
import { useAccounts } from '../../../parts/use-account-name.ts';

interface Fields {
  readonly person: string;
  readonly reason: string;
  readonly validity?: Validity;
  readonly owner?: string;
}

interface EntryDialogProps {
  readonly list: string;
  /** Null for a new one. */
  readonly entry: PlatformEntryView | null;
  readonly onClose: () => void;
}

function OwnerItem() {
  const t = useText();
  const accounts = useAccounts();
  if (accounts.length < 2) return null;
  return (
    <Form.Item name="owner" label={t(($) => $.platform.lists.owner)}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t(($) => $.platform.lists.ownerSelf)}
        options={accounts.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      />
    </Form.Item>
  );
}

/** Who, why, until when, and who answers for it. */
export function EntryDialog({ list, entry, onClose }: EntryDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const put = useAct(platformListRoutes.putEntry, {
    isQuiet: true,
    refresh: [platformListRoutes.list, platformListRoutes.entries, platformPeopleRoutes.get],
    onDone: ({ name }) => {
      tell.done(t(($) => $.platform.lists.entrySaved, { name }));
      onClose();
    },
  });
  const submit = ({ person, reason, validity = always, owner }: Fields): void =>
    put.mutate({
      params: { id: list, person: entry?.person ?? person },
      body: {
        ...{ reason, validFrom: validity.from, validTo: validity.to },
        ...(owner === undefined ? {} : { owner }),
      },
    });
  const initial =
    entry === null
      ? {}
      : {
          initial: {
            ...{ reason: entry.reason, owner: entry.owner },
            validity: { from: entry.validFrom, to: entry.validTo },
          },
        };
  return (
    <FormDialog<Fields>
      name="entry"
      title={
        entry === null
          ? t(($) => $.platform.lists.addEntry)
          : `${t(($) => $.platform.lists.editEntry)} · ${entry.name}`
      }
      act={put}
      {...initial}
      onSubmit={submit}
      onClose={onClose}
    >
      {entry === null && (
        <Form.Item name="person" label={t(($) => $.platform.lists.person)} rules={[required]}>
          <PersonPicker />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t(($) => $.platform.lists.reason)}
        extra={t(($) => $.platform.lists.reasonHelp)}
        rules={[required]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="validity" label={t(($) => $.platform.lists.validity)}>
        <ValidityPicker />
      </Form.Item>
      <OwnerItem />
    </FormDialog>
  );
}
