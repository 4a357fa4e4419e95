/** The purposes of the ready duties; another purpose is shown as it is written. */
export const purposes = {
  'epidemic-control': '疫情防控',
  'access-control': '出入管理',
  'temperature-screening': '体温筛查',
  attendance: '考勤',
  'visitor-registration': '访客登记',
};
