import { type GroupView, groupRoutes, platformPeopleRoutes } from '@vedette/contract/platform';
import { Form } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { PeoplePicker } from '../../../parts/person-picker.tsx';

const refresh = [groupRoutes.list, platformPeopleRoutes.list, platformPeopleRoutes.get];

interface Fields {
  readonly people: readonly string[];
}

interface AddMembersDialogProps {
  readonly group: GroupView;
  readonly onClose: () => void;
}

/** People into a group; those who were in it before are none the worse. */
export function AddMembersDialog({ group, onClose }: AddMembersDialogProps) {
  const t = useText();
  const tell = useTell();
  const params = { id: group.id };
  const back = useAct(groupRoutes.changeMembers, { refresh });
  const put = useAct(groupRoutes.changeMembers, {
    isQuiet: true,
    refresh,
    onDone: ({ members }, { body }) => {
      const text = t(($) => $.platform.people.groups.membersAdded, {
        ...{ n: members - group.members, group: group.name },
      });
      onClose();
      // Taking back would take out those who were members already.
      if (members - group.members !== body?.add?.length) tell.done(text);
      else tell.undoable(text, () => back.mutate({ params, body: { remove: [...(body?.add ?? [])] } }));
    },
  });
  const required = { required: true, message: t(($) => $.console.shell.form.required) };
  return (
    <FormDialog<Fields>
      name="members"
      title={`${t(($) => $.platform.people.groups.addMembers)} · ${group.name}`}
      okText={t(($) => $.console.shell.action.add)}
      act={put}
      onSubmit={({ people }) => put.mutate({ params, body: { add: [...people] } })}
      onClose={onClose}
    >
      <Form.Item name="people" label={t(($) => $.platform.people.groups.members)} rules={[required]}>
        <PeoplePicker />
      </Form.Item>
    </FormDialog>
  );
}
