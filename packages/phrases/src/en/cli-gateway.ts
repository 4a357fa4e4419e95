export const gatewayHelp = {
  about: 'platforms that are asked about health codes',
  simulate: 'start simulated platforms that answer in all four shapes; Ctrl-C stops them',
  port: 'port; 0 takes a free one',
  host: 'address to listen at; by default only this machine reaches it',
  shape: 'show the settings of this shape alone',
  fault: 'what is wrong with the answers',
  rate: 'how many answers of a hundred have the fault',
  late: 'milliseconds by which answers are late; the fault, when none is named',
  signed: 'sign the answers where the shape can',
};

export const gatewayWords = {
  address: 'Simulated platforms: {{url}}',
  settings: 'Settings to enter in the admin (the secrets are good for this run alone):',
  people: 'Invented people who can be asked about, and their codes:',
  columns: { name: 'Name', number: 'Number', colour: 'Colour', code: 'Code of {{shape}}' },
  states: { live: 'live', expired: 'expired', invalid: 'invalid' },
  stop: 'Ctrl-C stops them.',
};
