import type { TrustKind } from '@vedette/domain';
import { Form } from 'antd';
import { useText } from '../../../../i18n/use-text.ts';
import { useRequired } from '../../../../parts/rules.ts';
import { CardsField, usualCards } from './cards-field.tsx';
import { DocumentField } from './document-field.tsx';
import { GatewayFields } from './gateway-fields.tsx';
import { type GatewayValues, gatewaySettings, gatewayValues, isSettings } from './gateway-form.ts';
import { readDocument } from './read-document.ts';

/** What stands in the form of a document; which of it counts depends on the kind. */
export interface DocumentValues {
  readonly text: string;
  readonly gateway: GatewayValues;
  readonly accepts: readonly string[];
}

/** @param before the document that is edited; null for a new one, or one that is replaced as a whole */
export function valuesOf(before: unknown): DocumentValues {
  const settings = isSettings(before) ? before : null;
  const accepts: unknown = settings?.['accepts'];
  return {
    text: '',
    gateway: gatewayValues(settings),
    accepts: Array.isArray(accepts) ? accepts.map(String) : usualCards,
  };
}

/** Undefined for a text that cannot be read. */
export function documentOf(kind: TrustKind, values: DocumentValues, before: unknown): unknown {
  if (kind === 'gateway') return gatewaySettings(values.gateway, isSettings(before) ? before : null);
  return kind === 'card-formats' ? { accepts: values.accepts } : readDocument(kind, values.text);
}

interface DocumentFormProps {
  readonly kind: TrustKind;
  readonly before: unknown;
}

/** The part of the form that is the document itself. */
export function DocumentForm({ kind, before }: DocumentFormProps) {
  const t = useText();
  const required = useRequired();
  if (kind === 'gateway')
    return <GatewayFields sealedShape={isSettings(before) ? gatewayValues(before).shape : null} />;
  if (kind !== 'card-formats')
    return (
      <Form.Item name="text" label={t(($) => $.console.trust.field.document)} rules={[required]}>
        <DocumentField
          label={t(($) => $.console.trust.field.document)}
          takesCertificates={kind === 'hcert-keys'}
        />
      </Form.Item>
    );
  const someCard = {
    validator: async (_rule: unknown, kinds: readonly string[]) => {
      if (kinds.length === 0) throw new Error(t(($) => $.console.trust.cards.choose));
    },
  };
  return (
    <Form.Item
      name="accepts"
      label={t(($) => $.console.trust.cards.accepts)}
      extra={t(($) => $.console.trust.cards.help)}
      rules={[someCard]}
    >
      <CardsField />
    </Form.Item>
  );
}
