/** Words for one passage, used on several pages. */
export const passage = {
  outcome: { granted: '放行', denied: '拒绝', refer: '人工处理' },
  completion: { taken: '已通过', 'not-taken': '未通过', forced: '强行通过', 'held-open': '超时未关' },
  waiting: '等待通过',
  direction: { in: '进', out: '出' },
  manual: '人工操作',
  stranger: '未识别身份',
};
