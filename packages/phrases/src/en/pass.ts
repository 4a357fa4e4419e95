import type { PassPhrases } from '../pass.ts';

export const pass: PassPhrases = {
  title: 'Pass',
  language: '中文',
  empty: {
    title: 'No pass on this phone yet',
    hint: 'Open the link you were sent, or scan the code at the desk',
  },
  redeem: {
    working: 'Fetching your pass…',
    retry: 'Try again',
    close: 'OK',
  },
  fault: {
    insecure: {
      title: 'A pass cannot be kept over this connection',
      hint: 'Browsers make keys on secure connections (https) only. Open the link with https; if that fails, ask the desk for a paper pass',
    },
    storage: {
      title: 'This browser does not let the page keep a pass',
      hint: 'Leave private browsing and open the link again, or ask the desk for a paper pass',
    },
    refused: {
      title: 'This code is not valid',
      hint: 'The link may have been used, be too old or incomplete: ask whoever sent it for a new one',
    },
    busy: { title: 'Please wait a little', hint: 'Too many tries; try again in a while' },
    offline: {
      title: 'The terminal cannot be reached',
      hint: 'Join the network of the site and try again; your code has not been used',
    },
    answer: {
      title: 'The terminal gave an answer nobody understands',
      hint: 'Open the page again; if that fails, ask the desk',
    },
    signing: {
      title: 'The code cannot be made',
      hint: 'Open the page again; if that fails, ask the desk for a new pass',
    },
  },
  kind: { member: 'Member’s pass', visit: 'Visitor’s pass' },
  code: {
    label: 'Pass code, to be held to the scanner',
    brightness: 'Turn up the brightness and hold the code to the scanner',
    next: 'New code in {{seconds}} s',
    screenshot: 'A screenshot dies within half a minute: show this page itself',
  },
  validity: {
    from: 'Valid from {{time}}',
    until: 'Valid until {{time}}',
    notYet: 'Not valid yet',
    expired: 'Expired',
    expiredHint: 'Ask whoever sent it for a new one',
  },
  clock: {
    off: "The phone's clock is {{seconds}} s off and has been corrected for now. Turn on automatic time in its settings",
  },
  list: { title: 'My passes' },
  kept: {
    button: 'What is kept on this phone?',
    title: 'What is kept on this phone',
    text: 'Only a key and the pass; no name, no phone number, no document number. The key cannot be exported and never leaves this phone.',
    offline: 'It works without a network.',
    install: 'Choose “Add to home screen” in the menu of the browser to find it again.',
    close: 'OK',
  },
  remove: {
    button: 'Delete from this phone',
    title: 'Delete this pass?',
    text: 'Its key is deleted too and cannot be brought back; you would need a new pass.',
    confirm: 'Delete',
    cancel: 'Keep it',
    done: 'Deleted',
  },
};
