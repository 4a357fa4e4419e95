export const cliDoctor = {
  state: { ok: 'ok', warning: 'warning', failed: 'failed' },
  node: {
    title: 'Runtime',
    ok: 'Node {{version}}',
    tooOld: 'Node {{version}} is too old. Start with npx vedette, or install Node 24.',
  },
  models: {
    title: 'Face models',
    ok: '{{count}} models, each file as its manifest says',
    missing: 'Missing: {{names}}. Run npm run set-up.',
    changed: 'Not the files that the manifests name: {{names}}. Delete them and run npm run set-up.',
    optional: 'Optional models are missing: {{names}}. Run npm run set-up if you need them.',
  },
  key: {
    title: 'Data key',
    ok: '{{path}}',
    none: 'No key yet; the first start makes it at {{path}}.',
    missing: 'There is data, but no key file at {{path}}. Put the key file back.',
    unsafe: '{{path}} must lie outside the data folder, readable by its owner alone (chmod 600).',
  },
  store: {
    title: 'Store',
    ok: 'Whole; {{people}} people, {{records}} records',
    none: 'Nothing in {{path}} yet; the first start makes it.',
    busy: 'The terminal is running; not looked at.',
    damaged: 'A data file is damaged. Write nothing more; restore a backup or call maintenance.',
    keyWrong: 'The key does not fit the data. Use the key file that belongs to it.',
    closed: 'Could not be opened: there is no usable key.',
    failed: 'Could not be opened ({{code}}).',
  },
  disk: {
    title: 'Disk',
    ok: '{{free}} GB free',
    low: 'Only {{free}} GB free. Make room.',
    full: 'Only {{free}} GB free; new records may fail. Make room now.',
  },
  pages: {
    title: 'Pages',
    ok: 'Built',
    missing: 'Not built yet: {{names}}. Run npm start or npm run set-up.',
  },
  browser: {
    title: 'Browser for tests',
    ok: '{{path}}',
    missing:
      'No Chromium found; only tests need it. npm test installs one, or name one with VEDETTE_CHROMIUM.',
  },
};
