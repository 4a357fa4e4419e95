import type { CollectableField } from '@vedette/domain';

export const fields = {
  name: '姓名',
  phone: '手机号',
  'id-number': '证件号码',
  organisation: '单位',
  capture: '抓拍照片',
  'screening-temperature': '体温',
  mask: '口罩佩戴情况',
  'health-status': '健康码状态',
  test: '检测结果',
  vaccination: '疫苗接种情况',
  itinerary: '行程',
  'comparison-score': '比对分数',
} satisfies Record<CollectableField, string>;
