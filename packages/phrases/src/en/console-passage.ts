export const passage = {
  outcome: { granted: 'Granted', denied: 'Denied', refer: 'Referred' },
  completion: {
    taken: 'Walked through',
    'not-taken': 'Not walked through',
    forced: 'Forced',
    'held-open': 'Held open',
  },
  waiting: 'Waiting',
  direction: { in: 'In', out: 'Out' },
  manual: 'By hand',
  stranger: 'Not identified',
};
