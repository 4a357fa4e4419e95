export const updateHelp = {
  about: 'sign releases off-line, for the platform to roll out',
  newKeys: 'make the keys that stay off-line: who may sign, and which releases there are',
  root: 'sign who may sign: the first root, or the one after --previous',
  targets: 'sign which releases there are: those of --previous, with --add and without --remove',
  pack: 'pack the sources and the built pages of this checkout into a release',
  as: 'the version of the release; that of the checkout when it is not said',
  delivered:
    'package-lock.json that the terminals were delivered with: what needs other packages is not packed',
  keys: 'folder of root.pem and targets.pem; keep it off the platform',
  onlineKey: 'the public key of the platform, 64 hex digits: the console shows it under updates',
  previous: 'the document signed before',
  previousKeys: 'folder of the keys that signed it, when they are others',
  add: 'a release and its archive, such as 1.2.3=release.zip; several may be given',
  remove: 'a release that is named no longer; several may be given',
  note: 'what is new, for whoever rolls it out',
  days: 'days for which it is good',
  out: 'file to write; never overwritten',
};

export const updateWords = {
  root: 'Root {{version}} is signed: {{out}}. Upload it, and deliver it with every terminal.',
};
