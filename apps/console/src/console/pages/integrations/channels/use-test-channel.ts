import { integrationRoutes } from '@vedette/contract/platform';
import { App } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';

/** Sends a test message and says what came of it: a receiver that refuses is an answer, and no failure of the route. */
export function useTestChannel() {
  const t = useText();
  const { message } = App.useApp();
  return useAct(integrationRoutes.test, {
    refresh: [integrationRoutes.allDeliveries],
    onDone: ({ isDelivered, status, fault }) => {
      const why = [fault, status].filter((part) => part !== null).join(' ');
      if (isDelivered) void message.success(t(($) => $.platform.integrations.channel.testDone));
      else void message.warning(t(($) => $.platform.integrations.channel.testFailed, { why }));
    },
  });
}
