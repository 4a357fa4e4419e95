import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { type LaneStatus, routes } from '@vedette/contract';
import { Button, Form, Input } from 'antd';
import { useAct } from '../../../api/use-act.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ReasonList } from '../../../parts/reason-list.tsx';
import { useRequired } from '../../../parts/rules.ts';
import { useNow } from '../../../parts/use-now.ts';
import { useTell } from '../../../parts/use-tell.ts';

type Referred = NonNullable<LaneStatus['referred']>;
const quick = ['badge', 'known', 'refused'] as const;

interface WaitingCardProps {
  readonly lane: string;
  readonly referred: Referred;
}

function Waited({ since }: { readonly since: number }) {
  const t = useText();
  const format = useFormat();
  const time = format.span(Math.max(useNow(1_000) - since, 1_000));
  return <span className="quiet">{t(($) => $.console.overview.wait.since, { time })}</span>;
}

function QuickReasons({ onPick }: { readonly onPick: (text: string) => void }) {
  const t = useText();
  return (
    <div className="row">
      {quick.map((key) => {
        const text = t(($) => $.console.overview.wait.quick[key]);
        return (
          <Button key={key} size="small" onClick={() => onPick(text)}>
            {text}
          </Button>
        );
      })}
    </div>
  );
}

/** Somebody stands at the door and only a guard can say: the largest thing on the page. */
export function WaitingCard({ lane, referred }: WaitingCardProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<{ reason: string }>();
  const answer = useAct(routes.device.answer, {
    refresh: [routes.device.lanes],
    onDone: () => tell.done(t(($) => $.console.overview.wait.done)),
  });
  const say = async (said: 'grant' | 'deny'): Promise<void> => {
    const fields = await form.validateFields().catch(() => null);
    if (fields === null) return;
    answer.mutate({
      params: { id: lane },
      body: { passage: referred.passage, answer: said, reason: fields.reason },
    });
  };
  return (
    <section className="waiting" role="alert">
      <div className="spread">
        <h2>{t(($) => $.console.overview.wait.title, { lane })}</h2>
        <Waited since={referred.since} />
      </div>
      <p className="quiet">{t(($) => $.console.overview.wait.why)}</p>
      <ReasonList codes={referred.reasons} />
      <Form name={`wait-${lane}`} form={form} layout="vertical" className="waiting-form">
        <Form.Item name="reason" label={t(($) => $.console.overview.wait.reason)} rules={[required]}>
          <Input maxLength={200} placeholder={t(($) => $.console.overview.wait.reasonPlaceholder)} />
        </Form.Item>
        <QuickReasons onPick={(text) => form.setFieldValue('reason', text)} />
      </Form>
      <div className="waiting-answers">
        <Button
          type="primary"
          size="large"
          icon={<CheckOutlined aria-hidden />}
          loading={answer.isPending}
          onClick={() => void say('grant')}
        >
          {t(($) => $.console.overview.wait.grant)}
        </Button>
        <Button
          danger
          size="large"
          icon={<CloseOutlined aria-hidden />}
          disabled={answer.isPending}
          onClick={() => void say('deny')}
        >
          {t(($) => $.console.overview.wait.deny)}
        </Button>
      </div>
    </section>
  );
}
