import type { DutyProblemCode } from '@vedette/domain';

/** What is wrong with a duty. `input-invalid` is its shape; `other` a code this page does not know. */
export const dutyProblems = {
  'purpose-missing': '没有写明处理目的',
  'identify-empty': '没有选择任何识别方式',
  'identify-method-unknown': '本机不认识这种识别方式',
  'identify-method-duplicate': '识别方式重复',
  'no-way-without-face': '不能只靠人脸：须至少保留一种不用人脸的通行方式',
  'check-unknown': '本机不认识这个核验项',
  'check-duplicate': '核验项重复',
  'list-unknown': '勤务引用了本机没有的名单',
  'schedule-unknown': '勤务引用了本机没有的通行时段',
  'list-without-identify': '使用名单须先识别身份',
  'subject-match-same-method': '人证比对须是两种不同的方式',
  'subject-match-method-not-accepted': '人证比对用到的方式不在识别方式之内',
  'presentation-attack-without-face': '没有人脸识别，无从做活体检测',
  'duration-unreadable': '时长写法有误，应如 30s、15m、72h、14d',
  'field-unknown': '没有这个可采集的字段',
  'field-without-why': '没有写明采集理由',
  'keep-reversed': '最短保存期长于最长保存期',
  'alarm-unknown': '没有这种告警',
  'open-for-nothing': '开闸时长不能为零',
  'input-invalid': '内容不符合格式',
  other: '此处不合要求',
} satisfies Record<DutyProblemCode | 'input-invalid' | 'other', string>;
