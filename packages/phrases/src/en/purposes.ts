import type { purposes as source } from '../zh-CN/purposes.ts';

export const purposes: Record<keyof typeof source, string> = {
  'epidemic-control': 'Epidemic control',
  'access-control': 'Access control',
  'temperature-screening': 'Temperature screening',
  attendance: 'Attendance',
  'visitor-registration': 'Visitor registration',
};
