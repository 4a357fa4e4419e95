export const certificates = {
  help: 'What was certified when devices were cleared. Each certificate stands in the public log, cosigned by witnesses: with the bundle and the keys anybody can verify it, without trusting this platform and without a network.',
  tab: { certificates: 'Certificates', log: 'Public log' },
  column: { profile: 'Kind', issuedAt: 'Issued at', index: 'Index in the log' },
  empty: 'No certificates yet. They appear here when a device was retired and cleared.',
  allDevices: 'Show all devices',
  unreadable: 'The stored certificate cannot be read',
  file: { bundle: 'Bundle', pdf: 'PDF (Chinese and English)', proof: 'Proof of the log' },
  howToVerify:
    'Hand the bundle to the taker: it is verified on this platform’s page /verify/, on a copy of that page off-line, or by vedette certificate verify. This is the SHA-256 of the certificate.',
  log: {
    title: 'Public log',
    origin: 'Name',
    size: 'Entries',
    published: 'Published',
    root: 'Root hash',
    keys: 'Keys that a verifier needs',
    keysHelp: 'Give them by another way than the certificate: in a contract, say, or on your web site.',
    kind: 'What',
    own: 'Yours',
    detail: 'Details',
    witnesses: 'Witnesses',
    empty: 'The log is still empty.',
  },
  witness: {
    none: 'No witness: this platform alone vouches that the log was not rewritten. Name witnesses in platform.json.',
    never: 'Nothing cosigned yet',
    good: 'Up to date',
    quarrel:
      '{{name}} has seen another log than this platform’s. The database may have been restored from an old backup: find out at once.',
    trouble: {
      unreachable: 'Cannot be reached',
      refused: 'Refuses to cosign',
      'signature-wrong': 'Wrong signature',
      disagrees: 'Another log',
    },
  },
};
