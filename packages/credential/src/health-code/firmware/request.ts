import type { Personal } from '@vedette/domain';
import { askingPurpose, signingPurpose } from '../adapter.ts';
import type { GatewayRequest } from '../transport/transport.ts';
import type { FirmwareConfig } from './config.ts';

/** Asks for the token of one scan, as the firmware does each time. */
export const initRequest = ({ enterpriseId, secretKey, serialNumber }: FirmwareConfig): GatewayRequest =>
  post('/api/hc/init', {
    etp_id: enterpriseId,
    secret_key: secretKey.unwrap(signingPurpose),
    sn: serialNumber,
  });

export const parseRequest = (token: Personal<string>, code: Personal<string>): GatewayRequest =>
  post('/api/hc/parseHealthyCode', {
    token: token.unwrap(signingPurpose),
    qrcode: code.unwrap(askingPurpose),
  });

const post = (path: string, body: Readonly<Record<string, string>>): GatewayRequest => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(body),
});
