import { certificateErrors, certificateWords, witnessWords } from './cli-certificate.ts';
import { credentialWords } from './cli-credential.ts';
import { custodyErrors, custodyWords } from './cli-custody.ts';
import { cliDoctor } from './cli-doctor.ts';
import { eraseWords, erasureErrors } from './cli-erasure.ts';
import { gatewayWords } from './cli-gateway.ts';
import { cliHelp } from './cli-help.ts';
import { keeperWords } from './cli-keeper.ts';
import { readerErrors, readerWords } from './cli-reader.ts';
import { updateWords } from './cli-update.ts';

export const cli = {
  help: cliHelp,
  doctor: cliDoctor,
  gateway: gatewayWords,
  erase: eraseWords,
  reader: readerWords,
  update: updateWords,
  custody: custodyWords,
  certificate: certificateWords,
  witness: witnessWords,
  keeper: keeperWords,
  credential: credentialWords,
  oneBox: {
    console: 'Console',
    code: 'Code   ',
    platformEnded: 'The platform ended (code {{code}}) and is started again; the door goes on.',
  },
  usage: {
    commands: 'Commands:',
    options: 'Options:',
    arguments: 'Arguments:',
    usage: 'Usage:',
    unknownCommand: 'There is no such command: {{what}}',
    unknownOption: 'There is no such option: {{what}}',
    missingArgument: 'An argument is missing: {{what}}',
    missingValue: 'The option needs a value: {{what}}',
    missingOption: 'A required option is missing: {{what}}',
    excessArguments: 'Too many arguments.',
    invalidValue: 'This value is not right: {{what}}',
    conflict: 'These do not go together: {{what}}',
    wrong: 'The command is not used rightly.',
  },
  errors: {
    ...certificateErrors,
    ...custodyErrors,
    'not-found': { title: 'There is no such file or folder', action: 'Check the path.' },
    unreadable: {
      title: 'The file cannot be read',
      action: 'Check that it may be read and holds what is asked for.',
    },
    'not-allowed': {
      title: 'The key file is not safe',
      action: 'Keep it outside the data folder, readable by its owner alone (chmod 600).',
    },
    'store-busy': {
      title: 'The terminal is running and has its store in use',
      action: 'Use the admin page instead, or stop the terminal first.',
    },
    'no-store': {
      title: 'There is no terminal’s store in this folder',
      action: 'Name it with --data; start a new terminal once.',
    },
    'no-image': {
      title: 'There is no photograph in the folder',
      action: 'Use a folder with JPEG, PNG or WebP photographs.',
    },
    'too-large': { title: 'The file is too large', action: 'Use a smaller one.' },
    'name-taken': {
      title: 'Someone of this name is enrolled, or two photographs have one number',
      action: 'Add the photograph on the admin page, or give it another name.',
    },
    'too-few-people': {
      title: 'Too few people',
      action: 'Give at least two folders, each with pictures of one person.',
    },
    'another-face': {
      title: 'Not the same face as this person’s other photographs',
      action: 'Check whether the photograph has the wrong name.',
    },
    'no-payload': {
      title: 'Nothing came on standard input',
      action: 'Send the text or the record of a credential to standard input.',
    },
    'no-trust': {
      title: 'Not a trust document of any kind',
      action: 'Each line says what one kind of document misses; check whether it is the wrong file.',
    },
    'no-document': {
      title: 'Not what is asked for',
      action: 'Check whether it is the wrong file.',
    },
    'no-pass-key': {
      title: 'Not a signing key of passes',
      action: 'Check whether it is the wrong file; --new-key makes a new one.',
    },
    'no-holder-key': {
      title: 'Not the public key of a phone',
      action: 'Use the JWK of a P-256 or Ed25519 public key, without its private part (d).',
    },
    'no-pass': { title: 'No pass can be issued like this', action: 'Check the options below.' },
    exists: { title: 'The file exists and is not overwritten', action: 'Give another name.' },
    'other-packages': {
      title: 'It needs packages of npm that the terminals were not delivered with, and no update brings them',
      action:
        'Build it with the package-lock.json of before, or deliver the program anew where the terminals stand.',
    },
    'no-port': {
      title: 'The port cannot be had',
      action: 'Give another port or address; somebody may have it already.',
    },
    ...readerErrors,
    ...erasureErrors,
  },
  face: {
    progress: '{{done}} pictures, {{speed}} a second, {{problems}} problems',
    progressOf: '{{done}} of {{total}} pictures, {{speed}} a second, {{problems}} problems',
    faces: 'Done: {{images}} pictures, {{faces}} faces, {{problems}} problems.',
    face: 'face {{face}}',
    size: '{{width}} × {{height}} at {{left}}, {{top}}',
    eyes: 'eyes {{pixels}} px apart',
    good: 'good',
    attack: 'bona fide {{score}}',
    mask: 'mask {{score}}',
    match: 'The same person',
    mismatch: 'Not the same person',
    uncertain: 'Cannot tell; have a person look',
    score: 'Comparison score {{score}}, threshold {{threshold}}',
    rate: 'At this threshold about one stranger in {{oneIn}} is taken for this person.',
    rateUnknown: 'No false match rate was measured for this model.',
  },
  qr: {
    none: 'There is no QR code in the picture, or none that can be read.',
    at: 'at {{x}}, {{y}}',
    part: 'one part of several',
    binary: '{{count}} bytes that are no text',
  },
  calibrate: {
    people:
      '{{people}} people, {{images}} pictures; {{genuine}} comparisons of one person, {{impostor}} of two.',
    columns: {
      threshold: 'Threshold',
      falseMatch: 'False match rate',
      falseNonMatch: 'False non-match rate',
      interval: '95% interval',
    },
    proposed: 'Proposed thresholds',
    verification: '1:1',
    identification: '1:N, up to {{upTo}} people',
    supported: 'borne out by this site’s data',
    unsupported: 'too few comparisons to prove it',
  },
  decide: {
    outcome: { granted: 'Granted', denied: 'Denied', refer: 'Referred to a guard', needs: 'Still needed' },
    subject: 'Person',
    needsAnyOf: '{{what}} (any of: {{anyOf}})',
    because: '{{what}}, because: {{reason}}',
    notices: 'Notices',
    evidence: {
      identification: 'Identification',
      'presentation-attack': 'Live face',
      mask: 'Mask',
      'screening-temperature': 'Temperature',
      'health-status': 'Health code',
      test: 'Test result',
      vaccination: 'Vaccination',
      itinerary: 'Itinerary',
      'subject-match': 'Face against document',
    },
  },
  duty: {
    valid: 'A valid duty: {{title}} ({{id}}, version {{version}})',
    invalid: 'Problems: {{count}}',
    processor: 'Write here who answers for the data',
    contact: 'Write here how to reach them',
  },
  people: {
    enrolled: 'enrolled',
    refused: 'refused',
    progress: '{{done}} of {{total}} photographs, {{enrolled}} enrolled, {{refused}} refused',
    summary: 'Done: {{people}} people, {{enrolled}} photographs enrolled, {{refused}} refused.',
    stopped: 'Stopped. What was enrolled before is kept.',
  },
  records: {
    none: 'No record matches.',
    more: 'There are earlier records; --limit shows more.',
  },
};
