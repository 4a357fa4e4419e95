export const credentialFaults = {
  'too-large': {
    title: 'Too long to be a credential',
    action: 'Check that the credential itself was shown, and show it again.',
  },
  malformed: {
    title: 'Damaged, or not of the form it should have',
    action: 'Scan or show it again; if that does not help, use another way.',
  },
  'unsupported-version': {
    title: 'A version or kind that is not supported',
    action: 'Check in another way, or update the program.',
  },
  'algorithm-not-allowed': {
    title: 'Its signature algorithm is not that of the trusted key',
    action: 'Treat it as forged; if the issuer did issue it, ask the issuer.',
  },
  'unknown-issuer': {
    title: 'Its issuer is in no trust list',
    action: 'If this issuer should be trusted, update the site’s trust list.',
  },
  'key-usage': {
    title: 'The signing key may not sign this kind of credential',
    action: 'Check in another way; if the issuer did issue it, ask the issuer.',
  },
  signature: {
    title: 'The signature does not fit: changed or forged',
    action: 'Let nobody in with it; look into it.',
  },
  schema: { title: 'Something is missing or contradicts itself', action: 'Check in another way.' },
  'not-yet-valid': {
    title: 'Not valid yet',
    action: 'Come back when it is, or check the terminal’s clock.',
  },
  expired: { title: 'Has expired', action: 'Ask for a new one.' },
  'key-expired': {
    title: 'The signing key is outside its time',
    action: 'Update the trust list, or have the holder get a new credential.',
  },
  revoked: { title: 'Has been revoked', action: 'Let nobody in with it; the holder should ask the issuer.' },
  'revocation-stale': {
    title: 'The revocation list is out of date, so nobody can tell whether it was revoked',
    action: 'Update the revocation list and try again, or refer to a guard.',
  },
  replayed: {
    title: 'Was used before',
    action: 'Have the holder open a new one here; a copy does not count.',
  },
  'stale-presentation': {
    title: 'The code shown is out of date, perhaps a screenshot',
    action: 'Have the holder open it live on the phone, and check the phone’s time.',
  },
  'holder-binding': {
    title: 'Nothing proves that whoever shows it is its holder',
    action: 'Have it shown by the phone that holds it, or check the identity in another way.',
  },
  'challenge-mismatch': {
    title: 'Not an answer to what this terminal asked',
    action: 'Scan the code at the lane again and show it once more.',
  },
  'not-accepted': {
    title: 'Genuine, and not what this site’s rules accept',
    action: 'Say what is accepted here, or refer to a guard.',
  },
  'acceptance-open': {
    title: 'Whether the rules accept it cannot be decided',
    action: 'Check that rules and value sets are complete and in force, or refer to a guard.',
  },
  'gateway-unreachable': {
    title: 'The status platform cannot be reached or did not answer in time',
    action: 'Check the network and the platform’s settings, or refer to a guard.',
  },
  'gateway-rejected': {
    title: 'The status platform refused the code',
    action: 'Have the holder open the code anew; if it is refused again, refer to a guard.',
  },
  'status-not-found': {
    title: 'The status platform knows no such person or code',
    action: 'Check the name and the document number, or refer to a guard.',
  },
  'reader-not-trusted': {
    title: 'The card reader is not a registered one, so its reading is not believed',
    action: 'Take the reader out of use and see whether it was exchanged.',
  },
  'clock-doubtful': {
    title: 'The terminal’s clock cannot be trusted, so validity cannot be checked',
    action: 'Set the terminal’s time.',
  },
};
