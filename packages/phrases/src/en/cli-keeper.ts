export const keeperHelp = {
  about:
    'keep the other half of the keys of terminals in this network, by which they unlock after a power cut',
  data: 'folder of the shares that are kept, and of the terminals that are known',
  host: 'address to listen at; 0.0.0.0 for every one',
  port: 'port; 0 for any',
  allow: 'a terminal to be served: its public key=name; may be given several times, holds from then on',
};

export const keeperWords = {
  address: 'Keeper at {{url}}',
  key: 'Key of the keeper: {{key}}',
  keepsFor: 'Keeps for {{name}}',
  stop: 'Ctrl-C ends it.',
};
