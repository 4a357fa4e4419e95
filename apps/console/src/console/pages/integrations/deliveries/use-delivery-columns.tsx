import { type DeliveryView, integrationRoutes } from '@vedette/contract/platform';
import { Button, type TableColumnsType, Tag } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { useEventName } from '../use-event-name.ts';

const colours = { waiting: 'blue', delivered: 'green', failed: 'orange', 'given-up': 'red' } as const;

export function useDeliveryColumns(onShow: (delivery: DeliveryView) => void): TableColumnsType<DeliveryView> {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const eventName = useEventName();
  const channels = useAnswer(integrationRoutes.list, {});
  const replay = useAct(integrationRoutes.replay, {
    refresh: [integrationRoutes.allDeliveries],
    onDone: () => tell.done(t(($) => $.platform.integrations.delivery.replayed)),
  });
  const channelName = (id: string): string =>
    channels.data?.items.find((channel) => channel.id === id)?.name ??
    t(($) => $.platform.integrations.delivery.gone);
  return [
    {
      key: 'event',
      title: t(($) => $.platform.integrations.delivery.column.event),
      render: (_, delivery) => (
        <Button type="link" className="cell-link" onClick={() => onShow(delivery)}>
          {`${eventName(delivery.event.type)} · ${format.moment(delivery.event.at)}`}
        </Button>
      ),
    },
    {
      key: 'channel',
      title: t(($) => $.platform.integrations.delivery.column.channel),
      render: (_, { channel }) => channelName(channel),
    },
    {
      key: 'state',
      title: t(($) => $.platform.integrations.delivery.column.state),
      render: (_, { state }) => (
        <Tag color={colours[state]}>{t(($) => $.platform.integrations.delivery.state[state])}</Tag>
      ),
    },
    {
      key: 'attempts',
      title: t(($) => $.platform.integrations.delivery.column.attempts),
      dataIndex: 'attempts',
    },
    {
      key: 'last',
      title: t(($) => $.platform.integrations.delivery.column.last),
      render: (_, { lastAt, nextAt }) =>
        [
          ...(lastAt === null ? [] : [format.moment(lastAt)]),
          ...(nextAt === null
            ? []
            : [t(($) => $.platform.integrations.delivery.next, { at: format.moment(nextAt) })]),
        ].join(' · '),
    },
    {
      key: 'why',
      title: t(($) => $.platform.integrations.delivery.column.why),
      render: (_, { lastStatus, lastFault }) =>
        [lastFault, lastStatus].filter((part) => part !== null).join(' '),
    },
    {
      key: 'act',
      title: t(($) => $.console.shell.word.actions),
      render: (_, { id }) => (
        <Button size="small" loading={replay.isPending} onClick={() => replay.mutate({ params: { id } })}>
          {t(($) => $.platform.integrations.delivery.replay)}
        </Button>
      ),
    },
  ];
}
