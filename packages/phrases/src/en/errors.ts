import type { ErrorCode } from '@vedette/domain';

export const errors = {
  'input-invalid': { title: 'Something entered is not right', action: 'Check what is marked and try again.' },
  'not-found': {
    title: 'This cannot be found',
    action: 'It may have been deleted. Go back and reload the list.',
  },
  'not-signed-in': { title: 'Not signed in, or signed out by time', action: 'Sign in again.' },
  'not-allowed': { title: 'Not allowed', action: 'Your role cannot do this. Ask the owner if you need it.' },
  'ruled-by-platform': {
    title: 'The platform rules this',
    action: 'Change it on the platform; the terminal follows by itself.',
  },
  conflict: {
    title: 'This conflicts with what is there',
    action: 'Someone else may have changed it, or it is still in use. Reload and try again.',
  },
  'sign-in-failed': {
    title: 'Wrong name or password',
    action: 'Check both and try again; too many wrong passwords lock the account for a while.',
  },
  'locked-out': {
    title: 'This account is locked for a while',
    action: 'Too many wrong passwords. Wait, or ask the owner to set a new one.',
  },
  'claim-code-wrong': {
    title: 'Wrong first-run code',
    action: 'Compare it with the code the terminal printed at its start.',
  },
  'already-claimed': {
    title: 'This terminal is already claimed',
    action: 'Sign in, or ask its owner for an account.',
  },
  'not-claimed': {
    title: 'This terminal is not claimed yet',
    action: 'Claim it first with its first-run code.',
  },
  'reason-required': {
    title: 'A reason is needed',
    action: 'This duty asks why before it shows personal information.',
  },
  'step-up-required': {
    title: 'Show once more that it is you',
    action: 'Enter your password or a code, or use your passkey, and do it again.',
  },
  'approval-required': {
    title: 'A second person has to agree',
    action: 'Ask for consent; when somebody else has given it, do it again.',
  },
  'rate-limited': { title: 'Too many requests', action: 'Wait a moment and try again.' },
  'password-too-weak': {
    title: 'The password is too weak',
    action: 'Use 10 characters or more, nothing common and not your own name. A few words in a row do well.',
  },
  'duty-invalid': { title: 'The duty is not valid', action: 'Mend what is marked, then put it in force.' },
  'image-empty': { title: 'The picture file is empty', action: 'Choose the photograph again.' },
  'image-truncated': {
    title: 'The picture is incomplete',
    action: 'It may not have been copied whole. Get the original again.',
  },
  'image-too-large': {
    title: 'The picture has too many pixels',
    action: 'Make it smaller and upload it again.',
  },
  'image-not-an-image': {
    title: 'This is not a usable picture',
    action: 'Upload a JPEG, PNG or WebP photograph.',
  },
  'upload-too-large': { title: 'The upload is too large', action: 'Make it smaller, or upload it in parts.' },
  'archive-invalid': {
    title: 'The archive cannot be read',
    action: 'Pack it again as a plain ZIP, without password or parts.',
  },
  'archive-too-large': {
    title: 'The archive unpacks to too much',
    action: 'Split it into smaller archives.',
  },
  'sheet-too-large': {
    title: 'Too many rows for one sheet of XLSX',
    action: 'Export it as CSV, which has no limit and opens in a spreadsheet as well, or narrow the search.',
  },
  'face-none': {
    title: 'No face found in the picture',
    action: 'Use a clear photograph from the front with nothing over the face.',
  },
  'face-several': {
    title: 'More than one face in the picture',
    action: 'Use a photograph of this person alone.',
  },
  'face-too-small': {
    title: 'The face is too small',
    action: 'Come closer, or use a picture with more pixels.',
  },
  'face-blurred': {
    title: 'The face is blurred',
    action: 'Hold still and take it again, or choose a sharper picture.',
  },
  'face-too-dark': {
    title: 'Too dark',
    action: 'Turn towards the light or switch on a lamp, then take it again.',
  },
  'face-too-bright': {
    title: 'Too bright',
    action: 'Avoid glare and light from behind, then take it again.',
  },
  'face-turned': { title: 'The face is turned away', action: 'Look straight into the camera.' },
  'face-covered': {
    title: 'The face is covered',
    action: 'Take off mask and dark glasses; move hair aside.',
  },
  'face-cut-off': {
    title: 'Part of the face is outside the picture',
    action: 'Get the whole face into the picture.',
  },
  'face-attack-suspected': {
    title: 'This looks like a picture of a picture',
    action: 'Photograph the person, not a print or a screen.',
  },
  'face-duplicate': {
    title: 'This face is enrolled under someone else',
    action: 'Check whether it is the same person twice. Enrol anyway only if they are different people.',
  },
  'model-missing': {
    title: 'The face model is missing',
    action: 'Run set-up to fetch the model files, then restart.',
  },
  'model-invalid': {
    title: 'The face model cannot be used',
    action: 'Check that the model file fits its manifest.',
  },
  'camera-gone': { title: 'The camera is gone', action: 'Check its cable and the browser’s permission.' },
  'driver-failed': {
    title: 'A connected device does not answer properly',
    action: 'Check wiring and power, then run the self-test.',
  },
  'driver-unsupported': {
    title: 'The connected device cannot do this',
    action: 'Use a device or driver that can.',
  },
  'custody-unavailable': {
    title: 'The keeper of the keys cannot be used',
    action: 'Check the TPM or HSM, its tools and its PIN, then try again.',
  },
  'store-key-missing': { title: 'The data key is missing', action: 'Put the key file back, then restart.' },
  'store-key-wrong': {
    title: 'The data key does not fit',
    action: 'Use the key file that belongs to this terminal’s data.',
  },
  'store-damaged': {
    title: 'A data file is damaged',
    action: 'Write nothing more; restore a backup or call maintenance.',
  },
  'store-busy': { title: 'The store is busy', action: 'Wait a moment and try again.' },
  'vault-locked': {
    title: 'Personal data is locked',
    action: 'It opens when the holder of the other half of its key answers, or the passphrase is entered.',
  },
  'key-destroyed': {
    title: 'The key for this was destroyed',
    action: 'Nobody can open it any more; its time is over, or it was deleted.',
  },
  'keeper-unreachable': {
    title: 'The holder of the other half of the key does not answer',
    action: 'It is asked again by itself; if this lasts, check the connection to it.',
  },
  'keeper-refused': {
    title: 'The other half of the key was refused or does not fit',
    action: 'Check the passphrase, or that the right holder is set; a destroyed half never comes back.',
  },
  'disk-full': {
    title: 'The disk is full',
    action: 'Free some space; until then nothing new can be written.',
  },
  'database-missing': {
    title: 'The built-in database cannot run here',
    action: 'Follow the reason given, or name another PostgreSQL in DATABASE_URL.',
  },
  'database-gone': {
    title: 'The database does not answer',
    action: 'It is tried again by itself; if this lasts, check the database server.',
  },
  'database-unsupported': {
    title: 'This database cannot be used',
    action: 'Use PostgreSQL 15 or later, in UTF-8, that writes safely to disk.',
  },
  'clock-set-back': {
    title: 'The clock was set back',
    action: 'Check the present time on the Time page and accept it.',
  },
  'certificate-refused': {
    title: 'This cannot be certified',
    action:
      'Something that the certificate would claim is not shown. See the reasons, and make good what is missing.',
  },
  internal: {
    title: 'Something failed inside the program',
    action: 'Try again; if it comes back, give the logs to maintenance.',
  },
} satisfies Record<ErrorCode, { title: string; action: string }>;
