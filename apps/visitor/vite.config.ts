import { defaultClientConditions, defineConfig } from 'vite';

/** Phones of about 2020 and later. */
const target = ['chrome80', 'safari14', 'firefox78'];

export default defineConfig({
  base: '/visit/',
  resolve: { conditions: ['@vedette/source', ...defaultClientConditions] },
  build: { target, cssTarget: target, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
