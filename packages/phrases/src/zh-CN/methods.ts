import type { IdentifyMethod } from '@vedette/domain';

export const methods = {
  face: '人脸',
  'id-document': '身份证件',
  'health-code': '健康码',
  pass: '通行码',
  card: '门禁卡',
} satisfies Record<IdentifyMethod, string>;
