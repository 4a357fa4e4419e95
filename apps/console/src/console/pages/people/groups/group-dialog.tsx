import { type GroupView, groupRoutes } from '@vedette/contract/platform';
import { Form, Input } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { OrganisationItem } from '../../../parts/organisation-item.tsx';
import { PlacesSelect } from '../../../parts/places-select.tsx';

interface Fields {
  readonly name: string;
  readonly places?: readonly number[];
  readonly organisation?: string;
}

interface GroupDialogProps {
  /** Null for a new one. */
  readonly group: GroupView | null;
  readonly onClose: () => void;
}

export function GroupDialog({ group, onClose }: GroupDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const how = {
    isQuiet: true,
    refresh: [groupRoutes.list],
    onDone: () => {
      tell.done(t(($) => $.platform.people.groups.saved));
      onClose();
    },
  };
  const create = useAct(groupRoutes.create, how);
  const change = useAct(groupRoutes.change, how);
  const submit = ({ name, places = [], organisation }: Fields): void => {
    const body = { name, places: [...places] };
    if (group !== null) change.mutate({ params: { id: group.id }, body });
    else create.mutate({ body: organisation === undefined ? body : { ...body, organisation } });
  };
  return (
    <FormDialog<Fields>
      name="group"
      title={
        group === null ? t(($) => $.platform.people.groups.add) : t(($) => $.platform.people.groups.edit)
      }
      act={group === null ? create : change}
      {...(group === null ? {} : { initial: { name: group.name, places: group.places } })}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item name="name" label={t(($) => $.platform.people.groups.name)} rules={[required]}>
        <Input autoFocus maxLength={100} />
      </Form.Item>
      <Form.Item name="places" label={t(($) => $.platform.people.groups.places)}>
        <PlacesSelect
          label={t(($) => $.platform.people.groups.places)}
          placeholder={t(($) => $.platform.people.groups.placesNone)}
        />
      </Form.Item>
      {group === null && <OrganisationItem />}
    </FormDialog>
  );
}
