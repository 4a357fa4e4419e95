import { ReloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { routes } from '@vedette/contract';
import { App, Button } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';

const lookAgainAfter = 8_000;

/** Restarts the terminal after asking; the page then waits for it to come back. */
export function RestartButton() {
  const t = useText();
  const { modal, message } = App.useApp();
  const cache = useQueryClient();
  const restart = useAct(routes.device.restart, {
    onDone: () => {
      void message.loading(
        t(($) => $.console.device.restart.waiting),
        lookAgainAfter / 1_000,
      );
      setTimeout(() => void cache.invalidateQueries(), lookAgainAfter);
    },
  });
  const ask = (): void =>
    void modal.confirm({
      title: t(($) => $.console.device.restart.title),
      content: t(($) => $.console.device.restart.body),
      okText: t(($) => $.console.device.restart.confirm),
      okButtonProps: { danger: true },
      onOk: () => restart.mutate({}),
    });
  return (
    <Button danger icon={<ReloadOutlined aria-hidden />} loading={restart.isPending} onClick={ask}>
      {t(($) => $.console.device.restart.action)}
    </Button>
  );
}
