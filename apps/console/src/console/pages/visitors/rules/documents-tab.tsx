import { type VisitDocumentView, visitRuleRoutes } from '@vedette/contract/platform';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../../api/use-act.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useFormat } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Answered } from '../../../../parts/answered.tsx';
import { EmptyNote } from '../../../../parts/empty-note.tsx';
import { FormDialog } from '../../../../parts/form-dialog.tsx';
import { Panel } from '../../../../parts/panel.tsx';
import { useRequired } from '../../../../parts/rules.ts';
import { SureButton } from '../../../../parts/sure-button.tsx';
import { useTell } from '../../../../parts/use-tell.ts';
import { OrganisationItem } from '../../../parts/organisation-item.tsx';

interface Fields {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly organisation?: string;
}

function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const tell = useTell();
  const required = useRequired();
  const publish = useAct(visitRuleRoutes.publish, {
    isQuiet: true,
    refresh: [visitRuleRoutes.documents],
    onDone: () => {
      tell.done(t(($) => $.platform.visitors.documents.published));
      onClose();
    },
  });
  const submit = ({ name, zh, en, organisation }: Fields): void => {
    const body = { name, text: { 'zh-CN': zh, en } };
    publish.mutate({ body: organisation === undefined ? body : { ...body, organisation } });
  };
  const text = { maxLength: 20_000, autoSize: { minRows: 5, maxRows: 14 } };
  return (
    <FormDialog<Fields>
      name="document"
      width={720}
      title={t(($) => $.platform.visitors.documents.publish)}
      okText={t(($) => $.platform.visitors.documents.publish)}
      act={publish}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t(($) => $.platform.visitors.documents.name)}
        extra={t(($) => $.platform.visitors.documents.nameHelp)}
        rules={[required]}
      >
        <Input autoFocus maxLength={80} />
      </Form.Item>
      <Form.Item name="zh" label={t(($) => $.platform.visitors.documents.zh)} rules={[required]}>
        <Input.TextArea {...text} />
      </Form.Item>
      <Form.Item name="en" label={t(($) => $.platform.visitors.documents.en)} rules={[required]}>
        <Input.TextArea {...text} />
      </Form.Item>
      <OrganisationItem />
    </FormDialog>
  );
}

function OneDocument({ document }: { readonly document: VisitDocumentView }) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const { i18n } = useTranslation();
  const { id, name, version, text, publishedAt } = document;
  const retire = useAct(visitRuleRoutes.retire, {
    refresh: [visitRuleRoutes.documents, visitRuleRoutes.get],
    onDone: () => tell.done(t(($) => $.platform.visitors.documents.retired)),
  });
  return (
    <Panel
      title={name}
      extra={
        <SureButton
          size="small"
          label={t(($) => $.platform.visitors.documents.retire)}
          question={t(($) => $.platform.visitors.documents.retireSure, { name })}
          loading={retire.isPending}
          onSure={() => retire.mutate({ params: { id } })}
        />
      }
    >
      <p className="quiet">
        {t(($) => $.platform.visitors.documents.version, {
          n: version ?? 1,
          at: format.dateTime(publishedAt),
        })}
      </p>
      <p className="pre">{i18n.language === 'en' ? text.en : text['zh-CN']}</p>
    </Panel>
  );
}

/** What visitors read and accept before they come in. */
export function DocumentsTab() {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const documents = useAnswer(visitRuleRoutes.documents, {});
  return (
    <>
      <div className="filters">
        <Button type="primary" onClick={() => setOpen(true)}>
          {t(($) => $.platform.visitors.documents.publish)}
        </Button>
      </div>
      <Answered query={documents}>
        {(all) =>
          all.length === 0 ? (
            <EmptyNote text={t(($) => $.platform.visitors.documents.empty)} />
          ) : (
            <div className="stack">
              {all.map((document) => (
                <OneDocument key={document.id} document={document} />
              ))}
            </div>
          )
        }
      </Answered>
      {isOpen && <PublishDialog onClose={() => setOpen(false)} />}
    </>
  );
}
