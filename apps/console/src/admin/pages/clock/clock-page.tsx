import { routes } from '@vedette/contract';
import type { Answer } from '@vedette/sdk';
import { App, AutoComplete, Button, Form, Input } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answered } from '../../../parts/answered.tsx';
import { Page } from '../../../parts/page.tsx';
import { Panel } from '../../../parts/panel.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useTell } from '../../../parts/use-tell.ts';
import { useMay } from '../../session/session-context.ts';
import { ClockFacts } from './clock-facts.tsx';

type Clock = Answer<typeof routes.device.clock>;

function AcceptButton({ clock }: { readonly clock: Clock }) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const { modal } = App.useApp();
  const accept = useAct(routes.device.putClock, {
    refresh: [routes.device.clock],
    onDone: () => tell.done(t(($) => $.console.device.clock.accepted)),
  });
  const { timeZone, server } = clock;
  const ask = (): void =>
    void modal.confirm({
      title: t(($) => $.console.device.clock.acceptTitle),
      content: t(($) => $.console.device.clock.acceptBody, { at: format.dateTime(clock.now) }),
      onOk: () => accept.mutate({ body: { timeZone, server, accept: true } }),
    });
  return (
    <Button type="primary" loading={accept.isPending} onClick={ask}>
      {t(($) => $.console.device.clock.accept)}
    </Button>
  );
}

function Settings({ clock }: { readonly clock: Clock }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const put = useAct(routes.device.putClock, {
    refresh: [routes.device.clock],
    onDone: () => tell.done(t(($) => $.console.shell.done.saved)),
  });
  const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value }));
  const submit = ({ timeZone, server = '' }: { timeZone: string; server?: string }): void => {
    const name = server.trim();
    put.mutate({ body: { timeZone, server: name === '' ? null : name, accept: false } });
  };
  const hostRule = {
    pattern: /^[A-Za-z0-9.:-]{1,253}$/,
    message: t(($) => $.console.device.clock.serverRule),
  };
  return (
    <Form
      name="clock"
      layout="vertical"
      initialValues={{ timeZone: clock.timeZone, server: clock.server ?? '' }}
      onFinish={submit}
    >
      <Form.Item name="timeZone" label={t(($) => $.console.device.clock.zone)} rules={[required]}>
        <AutoComplete
          options={zones}
          showSearch={{
            filterOption: (text, option) => option?.value.toLowerCase().includes(text.toLowerCase()) === true,
          }}
        />
      </Form.Item>
      <Form.Item
        name="server"
        label={t(($) => $.console.device.clock.server)}
        extra={t(($) => $.console.device.clock.serverHelp)}
        rules={[hostRule]}
      >
        <Input maxLength={253} placeholder="ntp.example" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={put.isPending}>
        {t(($) => $.console.shell.action.save)}
      </Button>
    </Form>
  );
}

export function ClockPage() {
  const t = useText();
  const clock = useAnswer(routes.device.clock, {}, { every: 15_000 });
  const mayChange = useMay('device-change');
  const title = t(($) => $.console.shell.pages.clock);
  return (
    <Page title={title} help={t(($) => $.console.device.clock.help)}>
      <Answered query={clock}>
        {(data) => (
          <div className="grid">
            <Panel
              title={t(($) => $.console.device.clock.now)}
              extra={mayChange && data.quality === 'doubtful' && <AcceptButton clock={data} />}
            >
              <ClockFacts clock={data} seenAt={clock.dataUpdatedAt} />
            </Panel>
            {mayChange && (
              <Panel title={t(($) => $.console.device.clock.source)}>
                <Settings clock={data} />
              </Panel>
            )}
          </div>
        )}
      </Answered>
    </Page>
  );
}
