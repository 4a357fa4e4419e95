import type { CheckName } from '@vedette/domain';

/** What a duty can verify. */
export const checks = {
  'allow-list': '允许名单',
  'deny-list': '禁止名单',
  'watch-list': '关注名单',
  schedule: '通行时段',
  'screening-temperature': '体温筛查',
  mask: '佩戴口罩',
  'health-status': '健康码',
  test: '核酸或抗原检测',
  vaccination: '疫苗接种',
  itinerary: '行程',
  'subject-matches': '人证比对',
  capacity: '区域限员',
  'presentation-attack': '活体检测',
} satisfies Record<CheckName, string>;
