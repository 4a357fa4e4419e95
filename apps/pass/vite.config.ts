import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const publicFolder = 'public';
const workerFile = 'service-worker.js';

/** Writes into the service worker which files the page is made of, and a name that changes with any of them. */
function precache(): Plugin {
  return {
    name: 'precache',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const worker = bundle[workerFile];
      if (worker?.type !== 'chunk') throw new Error(`${workerFile} was not built`);
      const hash = createHash('sha256');
      const built = Object.keys(bundle).filter((name) => name !== workerFile);
      for (const name of built.sort()) hash.update(name);
      const lying = readdirSync(publicFolder).sort();
      for (const name of lying) hash.update(name).update(readFileSync(join(publicFolder, name)));
      const index = bundle['index.html'];
      if (index?.type === 'asset') hash.update(index.source);
      const files = ['./', ...built.filter((name) => name !== 'index.html'), ...lying];
      worker.code = worker.code
        .replace('__VERSION__', hash.digest('hex').slice(0, 16))
        .replace('__FILES__', files.join('|'));
    },
  };
}

/** Phones of about 2021 and later: the dialog is what they need to know. */
const target = ['chrome86', 'safari15.4', 'firefox98'];

export default defineConfig({
  base: '/pass/',
  plugins: [precache()],
  resolve: { conditions: ['@vedette/source', ...defaultClientConditions] },
  build: {
    target,
    cssTarget: target,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: {
      input: { index: 'index.html', 'service-worker': 'src/offline/service-worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'service-worker' ? workerFile : 'assets/[name]-[hash].js'),
      },
    },
  },
});
