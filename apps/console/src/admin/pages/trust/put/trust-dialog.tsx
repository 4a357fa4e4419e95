import { routes, type TrustSummary } from '@vedette/contract';
import type { TrustKind } from '@vedette/domain';
import { Alert, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { DocumentForm, type DocumentValues, documentOf, valuesOf } from './document-form.tsx';
import { Refused } from './refused.tsx';
import { suggestedId } from './suggested-id.ts';

interface TrustDialogProps {
  readonly kind: TrustKind;
  /** Null for a new one. */
  readonly replacing: TrustSummary | null;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

interface Values extends DocumentValues {
  readonly id: string;
  readonly name: string;
}

const idAtMost = 64;
const idPattern = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

/** Sets, edits or replaces a document of trust. What is edited in place is asked for first. */
export function TrustDialog(props: TrustDialogProps) {
  const { kind, replacing } = props;
  const isEdited = kind === 'gateway' || kind === 'card-formats';
  return replacing !== null && isEdited ? (
    <EditDialog {...props} id={replacing.id} />
  ) : (
    <PutDialog {...props} before={null} />
  );
}

function EditDialog({ id, ...props }: TrustDialogProps & { readonly id: string }) {
  const answer = useAnswer(routes.trust.get, { params: { id } });
  return <Answered query={answer}>{({ document }) => <PutDialog {...props} before={document} />}</Answered>;
}

function useIdRules(taken: readonly string[]) {
  const t = useText();
  const required = useRequired();
  const message = t(($) => $.console.trust.field.idRule, { max: idAtMost });
  const isFree = async (_rule: unknown, id: string): Promise<void> => {
    if (taken.includes(id)) throw new Error(t(($) => $.console.trust.field.idTaken));
  };
  return [required, { pattern: idPattern, max: idAtMost, message }, { validator: isFree }];
}

interface PutDialogProps extends TrustDialogProps {
  readonly before: unknown;
}

/** The terminal reads the document as the lanes will before it counts. */
function PutDialog({ kind, replacing, taken, before, onClose }: PutDialogProps) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const idRules = useIdRules(taken);
  const [form] = Form.useForm<Values>();
  const [isBroken, setBroken] = useState(false);
  const put = useAct(routes.trust.put, {
    refresh: [routes.trust.list, routes.trust.get],
    isQuiet: true,
    onDone: ({ name }) => {
      tell.done(t(($) => $.console.trust.saved, { name }));
      onClose();
    },
  });
  const submit = ({ id, name, ...values }: Values): void => {
    const document = documentOf(kind, values, before);
    setBroken(document === undefined);
    if (document !== undefined) put.mutate({ params: { id }, body: { kind, name, document } });
  };
  const kindName = t(($) => $.console.trust.kind[kind].name);
  const title =
    replacing === null
      ? t(($) => $.console.trust.addKind, { kind: kindName })
      : t(($) => $.console.trust.replaceTitle, { name: replacing.name });
  const { id, name } = replacing ?? { id: suggestedId(kind, taken), name: kindName };
  return (
    <Modal
      open
      width={640}
      title={title}
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
        requiredMark={false}
        initialValues={{ ...valuesOf(before), id, name }}
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
        <DocumentForm kind={kind} before={before} />
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
