import { routes, type TrustSummary } from '@vedette/contract';
import type { TrustKind } from '@vedette/domain';
import { ApiProblem } from '@vedette/sdk';
import { Alert, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { DocumentField } from './document-field.tsx';
import { exampleOf } from './examples.ts';
import { readDocument } from './read-document.ts';

interface TrustDialogProps {
  readonly kind: TrustKind;
  /** Null for a new one. */
  readonly replacing: TrustSummary | null;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

interface Fields {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

const idAtMost = 64;
const idPattern = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

/** Places of the document that the terminal refused. */
function Refused({ cause }: { readonly cause: unknown }) {
  const t = useText();
  const problems = cause instanceof ApiProblem ? cause.problems : [];
  if (problems.length === 0) return <ProblemAlert cause={cause} />;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t(($) => $.console.trust.file.problems, { n: problems.length })}
      description={
        <ul>
          {problems.slice(0, 20).map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path === '' ? t(($) => $.console.trust.file.whole) : path}</code> {message}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** Sets or replaces a document of trust; the terminal reads it as the lanes will before it counts. */
export function TrustDialog({ kind, replacing, taken, onClose }: TrustDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const [form] = Form.useForm<Fields>();
  const [isBroken, setBroken] = useState(false);
  const put = useAct(routes.trust.put, {
    refresh: [routes.trust.list, routes.trust.get],
    isQuiet: true,
    onDone: ({ name }) => {
      tell.done(t(($) => $.console.trust.saved, { name }));
      onClose();
    },
  });
  const submit = ({ id, name, text }: Fields): void => {
    const document = readDocument(text);
    setBroken(document === undefined);
    if (document !== undefined) put.mutate({ params: { id }, body: { kind, name, document } });
  };
  const idRules = [
    required,
    { pattern: idPattern, max: idAtMost, message: t(($) => $.console.trust.field.idRule, { max: idAtMost }) },
    {
      validator: async (_rule: unknown, id: string) => {
        if (taken.includes(id)) throw new Error(t(($) => $.console.trust.field.idTaken));
      },
    },
  ];
  const kindName = t(($) => $.console.trust.kind[kind].name);
  return (
    <Modal
      open
      width={640}
      title={
        replacing === null
          ? t(($) => $.console.trust.addKind, { kind: kindName })
          : t(($) => $.console.trust.replaceTitle, { name: replacing.name })
      }
      okText={t(($) => $.console.shell.action.save)}
      confirmLoading={put.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t(($) => $.console.trust.kind[kind].for)}</Typography.Paragraph>
      <Form
        name="put-trust"
        form={form}
        layout="vertical"
        initialValues={{ id: replacing?.id ?? '', name: replacing?.name ?? '', text: exampleOf(kind) }}
        onFinish={submit}
      >
        <Form.Item name="name" label={t(($) => $.console.trust.field.name)} rules={[required]}>
          <Input maxLength={80} placeholder={t(($) => $.console.trust.field.namePlaceholder)} />
        </Form.Item>
        <Form.Item
          name="id"
          label={t(($) => $.console.trust.field.id)}
          extra={t(($) => $.console.trust.field.idHelp)}
          rules={idRules}
        >
          <Input maxLength={idAtMost} disabled={replacing !== null} />
        </Form.Item>
        <Form.Item name="text" label={t(($) => $.console.trust.field.kind)} rules={[required]}>
          <DocumentField label={kindName} />
        </Form.Item>
      </Form>
      {isBroken && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t(($) => $.console.trust.file.broken, { file: kindName })}
        />
      )}
      {put.error !== null && <Refused cause={put.error} />}
    </Modal>
  );
}
