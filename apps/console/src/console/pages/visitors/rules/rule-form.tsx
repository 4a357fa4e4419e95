import { type VisitRuleView, visitRuleRoutes } from '@vedette/contract/platform';
import { approverKinds, durationPattern } from '@vedette/domain';
import { Button, Checkbox, Form, Input, Select, Switch } from 'antd';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';

interface Fields extends Omit<VisitRuleView, 'directions'> {
  readonly zh?: string;
  readonly en?: string;
}

const durations = ['early', 'grace', 'endAfter', 'keep'] as const;

/** Directions are said in both languages or in none. */
function ruleOf({ zh = '', en = '', ...rest }: Fields): VisitRuleView {
  const isSaid = zh.trim() !== '' && en.trim() !== '';
  return { ...rest, directions: isSaid ? { 'zh-CN': zh.trim(), en: en.trim() } : null };
}

function fieldsOf({ directions, ...rest }: VisitRuleView): Fields {
  return directions === null ? rest : { ...rest, zh: directions['zh-CN'], en: directions.en };
}

function Approval() {
  const t = useText();
  const options = approverKinds.map((value) => ({
    value,
    label: t(($) => $.platform.visitors.detail.by[value]),
  }));
  return (
    <>
      <Form.Item
        name="needed"
        label={t(($) => $.platform.visitors.rule.needed)}
        extra={t(($) => $.platform.visitors.rule.neededNone)}
      >
        <Checkbox.Group options={options} />
      </Form.Item>
      <Form.Item name="fourEyes" label={t(($) => $.platform.visitors.rule.fourEyes)} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="walkIn" label={t(($) => $.platform.visitors.rule.walkIn)} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}

function Times() {
  const t = useText();
  const required = useRequired();
  const hint = t(($) => $.platform.visitors.rule.duration);
  return (
    <div className="two-columns">
      {durations.map((key) => (
        <Form.Item
          key={key}
          name={key}
          label={t(($) => $.platform.visitors.rule[key])}
          extra={hint}
          rules={[required, { pattern: durationPattern, message: hint }]}
        >
          <Input maxLength={7} />
        </Form.Item>
      ))}
    </div>
  );
}

function Directions() {
  const t = useText();
  return (
    <div className="two-columns">
      <Form.Item
        name="zh"
        label={t(($) => $.platform.visitors.rule.directionsZh)}
        extra={t(($) => $.platform.visitors.rule.directionsHelp)}
      >
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="en" label={t(($) => $.platform.visitors.rule.directionsEn)}>
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </div>
  );
}

export function RuleForm({ site, rule }: { readonly site: number; readonly rule: VisitRuleView }) {
  const t = useText();
  const tell = useTell();
  const documents = useAnswer(visitRuleRoutes.documents, {});
  const put = useAct(visitRuleRoutes.put, {
    isQuiet: true,
    refresh: [visitRuleRoutes.get],
    onDone: () => tell.done(t(($) => $.platform.visitors.rule.saved)),
  });
  return (
    <Form<Fields>
      name="rule"
      layout="vertical"
      initialValues={fieldsOf(rule)}
      onFinish={(fields) => put.mutate({ params: { site: String(site) }, body: ruleOf(fields) })}
    >
      {put.isError && (
        <div className="form-alert">
          <ProblemAlert cause={put.error} />
        </div>
      )}
      <Approval />
      <Times />
      <Form.Item name="documents" label={t(($) => $.platform.visitors.rule.documents)}>
        <Select
          mode="multiple"
          maxCount={10}
          loading={documents.isPending}
          options={(documents.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Directions />
      <Button type="primary" htmlType="submit" loading={put.isPending}>
        {t(($) => $.console.shell.action.save)}
      </Button>
    </Form>
  );
}
