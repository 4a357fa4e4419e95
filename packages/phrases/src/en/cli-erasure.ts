export const eraseHelp = {
  about:
    'clear a whole storage medium on a bench: its own means, two random passes, all of it read back. Exit code: 0 passed, 1 not',
  target: 'image file or block device; nothing else is ever touched',
  plan: 'say what would be done and what would not be reached, and touch nothing',
  serial:
    'what the block device says of itself (serial number or CID), so that no other one is cleared; see --plan',
  kit: 'search kit of the platform (JSON): tokens to look for on the medium',
  journal: 'file by which it goes on after a power cut; on another medium',
  hunt: 'seconds that the hunt for keys may take',
};

export const retireHelp = {
  about:
    'retire a terminal that is stopped, where it stands: keys destroyed, data files overwritten and compared. No platform witnesses it, and there is no certificate',
  confirm: 'the data folder once more, to be sure',
};

export const eraseWords = {
  medium: 'Medium',
  passes: '{{passes}} random passes over {{bytes}} bytes, all of it read back',
  readBack: '{{bytes}} bytes read back, {{different}} differ, {{unreadable}} cannot be read',
  stage: { erasing: 'overwriting', 'reading-back': 'reading back', hunting: 'hunting for keys' },
  grade: {
    purged: 'Purged: the whole medium was overwritten and compared byte by byte.',
    cleared: 'Cleared: what can be addressed was overwritten and compared; this was not reached:',
    failed: 'Not cleared: do not hand it on; try again, or destroy the medium.',
  },
  limits: {
    'spare-area-not-addressable': 'spare area of flash, which cannot be addressed',
    'free-space-not-cleared': 'free space of the file system',
    'journal-not-cleared': 'journal of the file system',
    'copy-on-write-file-system': 'the file system writes elsewhere: old blocks stay',
    'snapshots-not-seen': 'snapshots and other copies',
    'no-block-erase-offered': 'the interface offers no block erase',
    'hidden-areas-not-examined': 'hidden areas (HPA, DCO) and other partitions',
    'read-through-cache': 'what was read back may come from memory, not from the medium',
    'virtual-medium': 'a virtual medium: what lies below it is another matter',
    'hunt-out-of-time': 'the hunt for keys ran out of time',
    'no-canaries-planted': 'no tokens were planted that could be looked for',
    'no-samples-to-try': 'there were no ciphertexts to try keys on',
    'memory-until-power-off': 'memory, until the power is off',
  },
};

export const erasureErrors = {
  'no-medium': {
    title: 'Neither an image file nor a block device',
    action: 'Give the path of an image file or of a block device.',
  },
  'other-serial': {
    title: 'The serial number of this device was not given',
    action: 'Check that it is the right one, then add the option shown.',
  },
  'not-confirmed': {
    title: 'The folder to be cleared was not confirmed',
    action: 'Give the same folder again with --confirm.',
  },
};
