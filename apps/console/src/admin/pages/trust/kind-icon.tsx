import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  CloudServerOutlined,
  IdcardOutlined,
  MedicineBoxOutlined,
  QrcodeOutlined,
  StopOutlined,
  WalletOutlined,
} from '@ant-design/icons';
import type { TrustKind } from '@vedette/domain';
import type { ReactNode } from 'react';

const icons = {
  'pass-keys': <QrcodeOutlined aria-hidden />,
  'card-formats': <IdcardOutlined aria-hidden />,
  'hcert-keys': <ApartmentOutlined aria-hidden />,
  'hcert-revocations': <StopOutlined aria-hidden />,
  'hcert-rules': <AuditOutlined aria-hidden />,
  'hcert-value-sets': <BookOutlined aria-hidden />,
  'shc-issuers': <MedicineBoxOutlined aria-hidden />,
  'sd-jwt-issuers': <WalletOutlined aria-hidden />,
  gateway: <CloudServerOutlined aria-hidden />,
} satisfies Record<TrustKind, ReactNode>;

export function KindIcon({ kind }: { readonly kind: TrustKind }) {
  return <span className="kind-icon">{icons[kind]}</span>;
}
