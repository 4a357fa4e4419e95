import { Checkbox, Collapse, Form, type FormItemProps, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../../../i18n/use-text.ts';
import { useRequired } from '../../../../parts/rules.ts';
import { fieldsOf, type GatewayField, type GatewayShape, gatewayShapes } from './gateway-form.ts';

const parent = 'gateway';
type Look = GatewayField['look'];

/** Of the fields that need a word beside their name. */
function useHelp(): ({ name, look }: GatewayField) => string | undefined {
  const t = useText();
  const help: Readonly<Record<string, string>> = t(($) => $.console.gateway.help, { returnObjects: true });
  return ({ name, look }) => {
    if (look === 'codes') return help['codes'];
    return look === 'secret' ? t(($) => $.console.gateway.secretHelp) : help[name];
  };
}

function useChoices(): (words: Readonly<Record<string, string>>) => ReactNode {
  return (words) => <Select options={Object.entries(words).map(([value, label]) => ({ value, label }))} />;
}

function useInputs(isSealed: boolean): Readonly<Record<Exclude<Look, 'yes'>, ReactNode>> {
  const t = useText();
  const choices = useChoices();
  const keep = isSealed ? { placeholder: t(($) => $.console.gateway.secretKeep) } : {};
  return {
    text: <Input maxLength={512} spellCheck={false} autoComplete="off" />,
    secret: <Input.Password maxLength={256} autoComplete="new-password" {...keep} />,
    pem: <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={65_536} spellCheck={false} />,
    milliseconds: <InputNumber min={1_000} max={3_000} step={100} />,
    seconds: <InputNumber min={0} max={86_400} />,
    areas: <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />,
    codes: <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ' ']} />,
    tests: choices(t(($) => $.console.gateway.tests, { returnObjects: true })),
    certificateType: choices(t(($) => $.console.gateway.certificateType, { returnObjects: true })),
  };
}

interface FieldsProps {
  readonly fields: readonly GatewayField[];
  /** Whether a secret is there that may stay. */
  readonly isSealed: boolean;
}

function Fields({ fields, isSealed }: FieldsProps) {
  const t = useText();
  const required = useRequired();
  const help = useHelp();
  const inputs = useInputs(isSealed);
  return fields.map((field) => {
    const { name, look } = field;
    const label = t(($) => $.console.gateway.field[name]);
    const isWanted = field.isWanted === true || (look === 'secret' && !isSealed);
    const item: FormItemProps = {
      name: [parent, name],
      extra: help(field),
      rules: isWanted ? [required] : [],
    };
    return look === 'yes' ? (
      <Form.Item key={name} {...item} valuePropName="checked">
        <Checkbox>{label}</Checkbox>
      </Form.Item>
    ) : (
      <Form.Item key={name} {...item} label={label}>
        {inputs[look]}
      </Form.Item>
    );
  });
}

interface GatewayFieldsProps {
  /** The shape whose secret is sealed; null for a new platform. */
  readonly sealedShape: GatewayShape | null;
}

/** Address and account of a platform, and how it is asked. Its secrets can be set here, and never be seen. */
export function GatewayFields({ sealedShape }: GatewayFieldsProps) {
  const t = useText();
  const shape = Form.useWatch<GatewayShape | undefined>([parent, 'shape']) ?? sealedShape ?? 'national';
  const { account, more } = fieldsOf(shape);
  const isSealed = sealedShape === shape;
  const shapes = gatewayShapes.map((value) => ({ value, label: t(($) => $.console.gateway.shape[value]) }));
  return (
    <>
      <Form.Item
        name={[parent, 'shape']}
        label={t(($) => $.console.gateway.shape.label)}
        extra={t(($) => $.console.gateway.shapeHelp[shape])}
      >
        <Select options={shapes} />
      </Form.Item>
      <Fields fields={account} isSealed={isSealed} />
      <Collapse
        ghost
        items={[
          {
            key: 'more',
            label: t(($) => $.console.gateway.section.more),
            forceRender: true,
            children: <Fields fields={more} isSealed={isSealed} />,
          },
        ]}
      />
    </>
  );
}
