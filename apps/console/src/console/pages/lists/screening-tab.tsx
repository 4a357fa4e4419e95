import { platformListRoutes, type ScreeningView } from '@vedette/contract/platform';
import { Alert, Button, Form, Input } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../../../parts/panel.tsx';
import { ProblemAlert } from '../../../parts/problem-alert.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useScope } from '../../app/use-scope.ts';
import { PlaceSelect } from '../../parts/place-select.tsx';
import { useContactRules } from '../../parts/use-contact-rules.ts';
import { usePlaceNames } from '../../parts/use-locations.ts';
import { ScreeningHits } from './screening-hits.tsx';

interface Fields {
  readonly site: number;
  readonly name: string;
  readonly idNumber?: string;
}

const severity = { clear: 'success', possible: 'warning', watched: 'warning', denied: 'error' } as const;

function Result({ result }: { readonly result: ScreeningView }) {
  const t = useText();
  return (
    <div className="stack" aria-live="polite">
      <Alert
        showIcon
        type={severity[result.screening]}
        title={t(($) => $.platform.lists.screening.result[result.screening])}
      />
      <ScreeningHits hits={result.hits} />
    </div>
  );
}

/** Compares a name with the lists of a site; what was compared stays in the form alone, never in the address. */
export function ScreeningTab() {
  const t = useText();
  const required = useRequired();
  const rules = useContactRules();
  const { place } = useScope();
  const { get } = usePlaceNames();
  const screen = useAct(platformListRoutes.screen, { isQuiet: true });
  const site = place === undefined ? undefined : (get(place)?.site ?? undefined);
  const submit = ({ site: at, name, idNumber = '' }: Fields): void =>
    screen.mutate({ body: { site: at, name, idNumber: idNumber === '' ? null : idNumber } });
  const label = t(($) => $.platform.lists.screening.site);
  return (
    <Panel title={t(($) => $.platform.lists.tab.screening)}>
      <p className="quiet">{t(($) => $.platform.lists.screening.lead)}</p>
      <Form<Fields>
        name="screening"
        layout="vertical"
        className="narrow-form"
        {...(site === undefined ? {} : { initialValues: { site } })}
        onFinish={submit}
      >
        <Form.Item
          name="site"
          label={label}
          rules={[{ required: true, message: t(($) => $.console.shell.form.required) }]}
        >
          <PlaceSelect isSite label={label} className="wide-control" />
        </Form.Item>
        <Form.Item name="name" label={t(($) => $.platform.lists.screening.name)} rules={[required]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="idNumber"
          label={t(($) => $.platform.lists.screening.idNumber)}
          rules={[rules.idNumber]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={screen.isPending}>
          {t(($) => $.platform.lists.screening.run)}
        </Button>
      </Form>
      {screen.isError && <ProblemAlert cause={screen.error} />}
      {screen.data !== undefined && <Result result={screen.data} />}
    </Panel>
  );
}
