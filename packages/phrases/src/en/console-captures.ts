export const captures = {
  help: 'Pictures of passages, when the duty collects them. A picture is opened only when you ask for it; each look goes into the audit, and pictures destroy themselves when their time is over.',
  empty: 'No pictures. The duty in force may not collect any.',
  notHere: 'The duty in force collects no pictures, or does not show them to your role.',
  show: 'Show picture',
  showAll: 'Show the pictures on this page',
  expires: 'Destroyed {{at}}',
  record: 'Pass record',
};
