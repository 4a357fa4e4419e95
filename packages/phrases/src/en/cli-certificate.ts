export const certificateHelp = {
  about: 'Certificates of sanitization',
  verify: 'verify a certificate: signature, log, witnesses; needs no network',
  show: 'show everything that a certificate says, without verifying it',
  files: 'a bundle; or the JWS and its .tlog-proof; a file of keys may stand among them',
  keys: 'files of the keys you trust, one a line: issuer, log, witness, quorum',
  exits:
    'Exit codes: 0 good, 1 not good, 2 intact but no keys of yours were given, 3 wrong usage or no certificate.',
};

export const witnessHelp = {
  about: 'witness the public logs of others: cosign their checkpoints as long as they only grow',
  name: 'name of the witness, such as auditor.example; never changed later',
  log: 'key of a log to be witnessed (name+id+key); may be given several times',
  data: 'folder of the witness’s key and of what it has seen',
  host: 'address to listen at; 0.0.0.0 for every one',
  port: 'port; 0 for any',
};

export const certificateWords = {
  giveKeys: 'Give the keys that you have from elsewhere with --keys.',
  notVerified: 'nothing of this was verified',
};

export const witnessWords = {
  address: 'Witness at {{url}}',
  key: 'Key of the witness: {{key}}',
  watches: 'Witnesses {{name}}',
  stop: 'Ctrl-C ends it.',
};

export const certificateErrors = {
  'no-certificate': {
    title: 'This is no certificate of sanitization',
    action: 'Give a bundle (.json), or the JWS and its .tlog-proof.',
  },
  'no-trust-keys': {
    title: 'This is no file of keys',
    action: 'A key a line: issuer, log or witness, then name+id+key; and quorum N if you like.',
  },
};
