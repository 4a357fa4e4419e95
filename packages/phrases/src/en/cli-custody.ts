export const custodyHelp = {
  about:
    'Let several people share the custody of the platform’s keys: it starts once enough shares are there',
  split: 'Make shares: from now on some of these people hand in theirs whenever the platform starts',
  join: 'Hand one share to the platform that waits (read from standard input, not echoed)',
  keyFile: 'key file of the platform, as VEDETTE_PLATFORM_KEY_FILE has it',
  shares: 'how many shares',
  needed: 'how many of them it takes',
};

export const custodyWords = {
  split: '{{shares}} shares, of which any {{needed}} open it. Each is shown this once:',
  keepApart:
    'Let each person write down one and keep it apart; no photographs, no messages. With fewer than needed nothing ever opens again.',
  type: 'Share (not shown):',
  missing: 'Taken; {{n}} more are needed.',
  enough: 'Taken; that is enough, the platform is starting.',
};

export const custodyErrors = {
  'too-many-needed': {
    title: 'More shares are needed than there are',
    action: 'Lower --needed, or raise --shares.',
  },
  'split-before': { title: 'It was split before', action: 'Use the shares that there are.' },
  'share-misread': {
    title: 'This is not a whole share',
    action: 'Compare it with what was written down, and type it again.',
  },
  'share-known': { title: 'This share was handed in already', action: 'Let another person hand in another.' },
  'nobody-waits': {
    title: 'No platform waits for shares',
    action: 'Start the platform first, and check --key-file.',
  },
};
