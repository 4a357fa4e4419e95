import { certificateHelp, witnessHelp } from './cli-certificate.ts';
import { credentialHelp } from './cli-credential.ts';
import { custodyHelp } from './cli-custody.ts';
import { eraseHelp, retireHelp } from './cli-erasure.ts';
import { gatewayHelp } from './cli-gateway.ts';
import { keeperHelp } from './cli-keeper.ts';
import { readerHelp } from './cli-reader.ts';
import { updateHelp } from './cli-update.ts';

export const cliHelp = {
  about: 'Vedette: electronic sentinels from the command line.',
  exits:
    'Exit codes: 0 all well, 1 something did not pass, 64 wrong usage, 65 bad input, 69 something is not available, 70 a fault inside. The language follows LANG.',
  help: 'show help',
  version: 'show the version',
  lang: 'language shown',
  verbose: 'show technical details of a failure',
  json: 'print JSON',
  data: 'data folder of the terminal',
  stdin: '- reads standard input',
  start: {
    about: 'start platform and terminal together: one box',
    port: 'port',
    demo: 'enrol sample people and play a morning',
  },
  erase: eraseHelp,
  retire: retireHelp,
  audit: {
    about: 'check that nobody has changed the audit of a platform: a line of JSON for each organisation',
  },
  platform: {
    about: 'the platform alone: the server of a fleet of sentinels',
    data: 'folder of its data',
    host: 'address to listen at; 0.0.0.0 for every one',
    origin: 'address by which browsers and sentinels reach it',
    oneBox: 'file for a voucher by which a terminal on this machine joins',
  },
  terminal: {
    about: 'the terminal alone, without a platform or joined to one',
    join: 'address of the platform to join',
    voucherFile: 'file with the voucher that lets it join; without one it shows a code',
  },
  face: {
    about: 'faces: references, comparison, calibration',
    embed: 'read the reference of every face in pictures, one line a face, the primary one first',
    images: 'pictures or folders; - reads file names from standard input, one a line',
    jobs: 'threads at work',
    profile: 'face model: default, public-domain, or the path of a model manifest',
    compare: 'compare the primary faces of two pictures (1:1)',
    photo: 'picture',
    calibrate: 'measure error rates on the site’s own people and propose thresholds; one folder a person',
    people: 'folder that has one folder for each person',
  },
  qr: {
    about: 'codes in pictures',
    decode: 'read the QR codes in a picture, one line a code; exit code 1 when there is none',
    image: 'picture (JPEG or PNG)',
  },
  decide: {
    about: 'decide by a duty on facts. Exit code: 0 granted, 1 denied, 2 refer, 3 needs',
    duty: 'duty document (JSON); - reads standard input',
    facts: 'facts (a JSON array); - reads standard input',
    context:
      'context (JSON): time, lists, schedules, areas, people enrolled; - reads standard input. Without it: now, and everybody whom the facts name is enrolled',
  },
  duty: {
    about: 'duties: presets and checks',
    preset: 'print a preset duty (JSON)',
    name: 'name of the preset',
    processor: 'who answers for the personal information',
    contact: 'how to reach them',
    check: 'check a duty document; exit code 1 when it has problems',
    file: 'duty document; - reads standard input',
  },
  people: {
    about: 'people',
    import:
      'enrol the photographs of a folder into a terminal that is not running. A file’s name is the person’s: name.jpg, and name_2.jpg for a second photograph',
    folder: 'folder of photographs',
  },
  records: {
    about: 'list pass records, newest first, without personal information unless asked',
    from: 'from this moment (included): a date, ISO 8601, or milliseconds',
    to: 'until this moment (not included)',
    outcome: 'only this outcome',
    limit: 'how many at most',
    personal:
      'with the personal information that the duty collected; needs a reason and leaves an audit line',
    reason: 'why personal information is looked at',
  },
  certificate: certificateHelp,
  witness: witnessHelp,
  keeper: keeperHelp,
  credential: credentialHelp,
  gateway: gatewayHelp,
  reader: readerHelp,
  update: updateHelp,
  custody: custodyHelp,
  simulate: {
    about: 'sentinels without hardware, by the real device link; other options go to the program as they are',
    what: 'sentinel (one) or city (many)',
  },
  bench: { about: 'run a benchmark; other options go to it as they are', name: 'name of the benchmark' },
  doctor: 'see whether this machine is ready, and what to do if not',
};
