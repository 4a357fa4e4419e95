import { routes } from '@vedette/contract';
import type { Answer } from '@vedette/sdk';
import { Alert, Button, Form, Radio, Select } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { Page } from '../../../parts/page.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useTell } from '../../../parts/use-tell.ts';
import { useMay } from '../../session/session-context.ts';
import { PlatformPanel } from './platform-panel.tsx';

type Network = Answer<typeof routes.device.network>;
interface Fields {
  readonly listen: 'loopback' | 'lan';
  readonly hostNames: readonly string[];
}
const hostName = /^[A-Za-z0-9.-]{1,100}$/;

function NetworkFacts({ network }: { readonly network: Network }) {
  const t = useText();
  const { port, tls, listen, addresses } = network;
  const tlsText = tls ? t(($) => $.console.shell.word.yes) : t(($) => $.console.device.network.tlsOff);
  return (
    <Facts
      items={[
        [t(($) => $.console.device.network.listen), t(($) => $.console.device.network[listen])],
        [t(($) => $.console.device.network.port), port],
        [t(($) => $.console.device.network.tls), tlsText],
        [
          t(($) => $.console.device.network.addresses),
          <ul key="addresses" className="plain-list mono">
            {addresses.map(({ name, address }) => (
              <li key={`${name} ${address}`}>
                {address} <span className="quiet">{name}</span>
              </li>
            ))}
          </ul>,
        ],
      ]}
    />
  );
}

function NetworkForm({ network }: { readonly network: Network }) {
  const t = useText();
  const tell = useTell();
  const [form] = Form.useForm<Fields>();
  const listen = Form.useWatch('listen', form);
  const put = useAct(routes.device.putNetwork, {
    refresh: [routes.device.network],
    onDone: () => tell.done(t(($) => $.console.device.network.savedRestart)),
  });
  const hostRule = {
    validator: (_: unknown, names: readonly string[]) =>
      names.every((name) => hostName.test(name))
        ? Promise.resolve()
        : Promise.reject(new Error(t(($) => $.console.device.network.hostRule))),
  };
  const options = (['loopback', 'lan'] as const).map((value) => ({
    value,
    label: t(($) => $.console.device.network[value]),
  }));
  return (
    <Form<Fields>
      name="network"
      form={form}
      layout="vertical"
      initialValues={network}
      onFinish={(fields) => put.mutate({ body: { listen: fields.listen, hostNames: [...fields.hostNames] } })}
    >
      <Form.Item name="listen" label={t(($) => $.console.device.network.listen)}>
        <Radio.Group options={options} />
      </Form.Item>
      {listen === 'lan' && (
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title={t(($) => $.console.device.network.lanWarn)}
        />
      )}
      <Form.Item
        name="hostNames"
        label={t(($) => $.console.device.network.hosts)}
        extra={t(($) => $.console.device.network.hostsHelp)}
        rules={[hostRule]}
      >
        <Select mode="tags" open={false} suffixIcon={null} maxCount={10} tokenSeparators={[' ', ',', '，']} />
      </Form.Item>
      <p className="quiet">{t(($) => $.console.device.network.afterRestart)}</p>
      <Button type="primary" htmlType="submit" loading={put.isPending}>
        {t(($) => $.console.shell.action.save)}
      </Button>
    </Form>
  );
}

export function NetworkPage() {
  const t = useText();
  const network = useAnswer(routes.device.network, {});
  const mayChange = useMay('device-change');
  return (
    <Page title={t(($) => $.console.shell.pages.network)} help={t(($) => $.console.device.network.help)}>
      <Answered query={network}>
        {(data) => (
          <div className="grid">
            <Panel title={t(($) => $.console.device.network.addresses)}>
              <NetworkFacts network={data} />
            </Panel>
            {mayChange && (
              <Panel title={t(($) => $.console.device.network.listen)}>
                <NetworkForm network={data} />
              </Panel>
            )}
            <PlatformPanel />
          </div>
        )}
      </Answered>
    </Page>
  );
}
