export const readerHelp = {
  about: 'card readers',
  installOsdp:
    'give an OSDP reader a key of its own, while the terminal is off and nothing else is on the line; afterwards the reader answers to no other',
  lane: 'lane at which it stands, as in terminal.json; needed where there are several',
  name: 'name of the reader, as in terminal.json; needed where there are several',
  key: 'file with the 32 hex digits of a key that the reader has already, from another panel',
  seconds: 'how long it is tried; = 30',
};

export const readerWords = {
  installing: 'Setting the key, for at most {{seconds}} seconds ...',
  installed: 'The reader {{name}} of lane {{lane}} has its own key now. Start the terminal again.',
  notInstalled:
    'The reader {{name}} of lane {{lane}} took no key ({{link}}). Check the line, the address and the speed; a reader that has the key of another panel must be reset first. Nothing is lost: run the command again.',
};

export const readerErrors = {
  'no-reader': {
    title: 'There is no such OSDP reader with a secure channel',
    action: 'Describe it in terminal.json first; these are there:',
  },
  'which-reader': { title: 'There are several OSDP readers', action: 'Name one:' },
  'no-reader-key': {
    title: 'Not the key of a reader',
    action: 'The file holds 32 hex digits, and not the key that every reader comes with.',
  },
};
