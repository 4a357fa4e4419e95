export const audit = {
  help: 'Who did or looked at what, when and why. Each line is tied to the one before by a hash, so that a changed line shows. No personal content stands here.',
  intact: 'The audit chain is whole',
  broken: 'The audit chain is broken: a line was changed or is missing. Find out why at once',
  column: { time: 'Time', by: 'Who', act: 'Did', about: 'About', reason: 'Reason' },
  self: 'The terminal itself',
  empty: 'No audit lines yet',
  older: 'Older lines',
  filter: 'Filter by who, what or about',
};
