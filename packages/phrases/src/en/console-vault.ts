export const vault = {
  title: 'Protection of personal data',
  state: { none: 'not set up', locked: 'locked', open: 'unlocked' },
  closed: {
    locked: 'Personal data is locked: passes and cards open as ever, faces come back once it is unlocked.',
    none: 'There is no key yet: until it is set up, no personal data can be kept here.',
  },
  keeper: {
    file: 'a file, such as on a USB key',
    passphrase: 'a passphrase',
    lan: 'a keeper in this network',
    platform: 'the platform',
  },
  trouble: {
    'keeper-unreachable':
      'Whoever holds the other half of the key does not answer; it is asked again by itself.',
    'keeper-refused': 'The other half was refused or does not fit; one that was destroyed never comes back.',
    'passphrase-wanted': 'Somebody must enter or set the passphrase.',
    failed: 'The last attempt failed; the log says why.',
  },
  label: {
    state: 'State',
    keeper: 'Who holds the other half of the key',
    wanted: 'Who takes over',
    generation: 'Generation of the key',
    waiting: 'Waits to be destroyed for good',
    deviceKey: 'Public key of this terminal, for its keeper',
  },
  waits: {
    're-key': '{{keys}} keys out of use since {{since}}, destroyed within a minute',
    keeper: '{{keys}} keys out of use since {{since}}, until the keeper destroys its older half',
  },
  nothingWaits: 'nothing',
  retry: 'Try now',
  rekey: 'Destroy now',
  unlock: 'Unlock',
  setPassphrase: 'Set passphrase',
  passphrase: { unlock: 'Passphrase', setPassphrase: 'New passphrase' },
  passphraseHelp: '12 characters at least. Who loses it loses the personal data that is kept here.',
  passphraseRule: 'Enter the passphrase',
};
