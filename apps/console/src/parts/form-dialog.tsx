import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface FormDialogProps<F extends object> {
  /** Of the form: fields have it before their ids. */
  readonly name: string;
  readonly title: string;
  readonly okText?: string;
  readonly isDanger?: boolean;
  readonly width?: number;
  /** What is to be known before. */
  readonly lead?: ReactNode;
  readonly form?: FormInstance<F>;
  readonly initial?: Partial<F>;
  /** What is done with it; its failure shows above the fields. */
  readonly act: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown };
  readonly onSubmit: (fields: F) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog. */
export function FormDialog<F extends object>(props: FormDialogProps<F>) {
  const t = useText();
  const { name, title, okText, isDanger = false, lead, initial, act, children } = props;
  const [form] = Form.useForm<F>(props.form);
  return (
    <Modal
      open
      title={title}
      {...(props.width === undefined ? {} : { width: props.width })}
      okText={okText ?? t(($) => $.console.shell.action.save)}
      okButtonProps={{ danger: isDanger }}
      confirmLoading={act.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      {lead}
      {act.isError && (
        <div className="form-alert">
          <ProblemAlert cause={act.error} />
        </div>
      )}
      <Form<F>
        name={name}
        form={form}
        layout="vertical"
        {...(initial === undefined ? {} : { initialValues: initial })}
        onFinish={props.onSubmit}
      >
        {children}
      </Form>
    </Modal>
  );
}
