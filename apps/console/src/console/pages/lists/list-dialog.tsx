import { type PlatformListView, platformListRoutes } from '@vedette/contract/platform';
import { type ListKind, listKinds } from '@vedette/domain';
import { Form, Input, Select } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FormDialog } from '../../../parts/form-dialog.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { usePageSearch } from '../../app/use-page-search.ts';
import { OrganisationItem } from '../../parts/organisation-item.tsx';
import { PlacesSelect } from '../../parts/places-select.tsx';

interface Fields {
  readonly name: string;
  readonly kind: ListKind;
  readonly places: readonly number[];
  readonly organisation?: string;
}

interface ListDialogProps {
  /** Null for a new one. */
  readonly list: PlatformListView | null;
  readonly onClose: () => void;
}

export function ListDialog({ list, onClose }: ListDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [, change] = usePageSearch('lists');
  const how = {
    isQuiet: true,
    refresh: [platformListRoutes.list],
    onDone: ({ id }: PlatformListView) => {
      tell.done(t(($) => $.platform.lists.saved));
      onClose();
      change({ list: id, tab: undefined }, { isStep: true });
    },
  };
  const create = useAct(platformListRoutes.create, how);
  const patch = useAct(platformListRoutes.change, how);
  const submit = ({ name, kind, places, organisation }: Fields): void => {
    const body = { name, places: [...places] };
    if (list !== null) patch.mutate({ params: { id: list.id }, body });
    else create.mutate({ body: { ...body, kind, ...(organisation === undefined ? {} : { organisation }) } });
  };
  return (
    <FormDialog<Fields>
      name="list"
      title={list === null ? t(($) => $.platform.lists.add) : t(($) => $.platform.lists.edit)}
      act={list === null ? create : patch}
      initial={list ?? { kind: 'deny' }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="name" label={t(($) => $.platform.lists.name)} rules={[required]}>
        <Input autoFocus maxLength={80} />
      </Form.Item>
      <Form.Item name="kind" label={t(($) => $.platform.lists.kindLabel)}>
        <Select
          disabled={list !== null}
          options={listKinds.map((value) => ({ value, label: t(($) => $.platform.lists.kind[value]) }))}
        />
      </Form.Item>
      <Form.Item
        name="places"
        label={t(($) => $.platform.lists.places)}
        rules={[{ required: true, message: t(($) => $.console.shell.form.required) }]}
      >
        <PlacesSelect
          label={t(($) => $.platform.lists.places)}
          placeholder={t(($) => $.platform.lists.choosePlaces)}
        />
      </Form.Item>
      {list === null && <OrganisationItem />}
    </FormDialog>
  );
}
