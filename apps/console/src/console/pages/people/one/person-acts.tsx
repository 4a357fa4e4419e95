import { DeleteOutlined } from '@ant-design/icons';
import {
  groupRoutes,
  type PlatformPersonView,
  platformListRoutes,
  platformPeopleRoutes,
} from '@vedette/contract/platform';
import { App, Button } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useTell } from '../../../../parts/use-tell.ts';

const refresh = [platformPeopleRoutes.list, platformPeopleRoutes.get];

interface PersonActsProps {
  readonly person: PlatformPersonView;
  readonly onRemoved: () => void;
}

/** Switching off can be taken back; deleting cannot, and says so before. */
export function PersonActs({ person: { id, name, isActive }, onRemoved }: PersonActsProps) {
  const t = useText();
  const tell = useTell();
  const { modal } = App.useApp();
  const switching = useAct(platformPeopleRoutes.change, { refresh });
  const turn = (next: boolean): Promise<unknown> =>
    switching.mutateAsync({ params: { id }, body: { isActive: next } }).catch(() => undefined);
  const toggle = async (): Promise<void> => {
    if ((await turn(!isActive)) === undefined) return;
    const text = isActive
      ? t(($) => $.platform.people.disabledDone, { name })
      : t(($) => $.platform.people.enabledDone, { name });
    tell.undoable(text, () => void turn(isActive));
  };
  const remove = useAct(platformPeopleRoutes.remove, {
    refresh: [
      platformPeopleRoutes.list,
      groupRoutes.list,
      platformListRoutes.list,
      platformListRoutes.entries,
    ],
    onDone: (removal) => {
      tell.done(t(($) => $.platform.people.removed, removal));
      onRemoved();
    },
  });
  const ask = (): void =>
    void modal.confirm({
      title: t(($) => $.platform.people.removeTitle, { name }),
      content: t(($) => $.platform.people.removeBody),
      okText: t(($) => $.platform.people.remove),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync({ params: { id } }).catch(() => undefined),
    });
  return (
    <div className="row">
      <Button loading={switching.isPending} onClick={() => void toggle()}>
        {isActive ? t(($) => $.platform.people.disable) : t(($) => $.platform.people.enable)}
      </Button>
      <Button danger icon={<DeleteOutlined aria-hidden />} loading={remove.isPending} onClick={ask}>
        {t(($) => $.platform.people.remove)}
      </Button>
    </div>
  );
}
