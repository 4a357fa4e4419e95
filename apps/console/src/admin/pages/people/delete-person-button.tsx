import { DeleteOutlined } from '@ant-design/icons';
import { type PersonView, routes } from '@vedette/contract';
import { App, Button } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useTell } from '../../../parts/use-tell.ts';

interface DeletePersonButtonProps {
  readonly person: PersonView;
  readonly onDeleted: () => void;
}

/** Says what is destroyed before it is. */
export function DeletePersonButton({ person, onDeleted }: DeletePersonButtonProps) {
  const t = useText();
  const tell = useTell();
  const { modal } = App.useApp();
  const remove = useAct(routes.people.remove, {
    refresh: [routes.people.list, routes.lists.list, routes.lists.entries, routes.device.health],
    onDone: () => {
      tell.done(t(($) => $.console.people.delete.done));
      onDeleted();
    },
  });
  const ask = (): void =>
    void modal.confirm({
      title: t(($) => $.console.people.delete.title, { name: person.name }),
      content: t(($) => $.console.people.delete.body, { faces: person.references }),
      okText: t(($) => $.console.people.delete.action),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync({ params: { id: person.id } }).catch(() => undefined),
    });
  return (
    <Button danger icon={<DeleteOutlined aria-hidden />} loading={remove.isPending} onClick={ask}>
      {t(($) => $.console.people.delete.action)}
    </Button>
  );
}
