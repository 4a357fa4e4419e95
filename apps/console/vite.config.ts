import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** A terminal in development, to which `vite` hands the API. */
const terminal = 'http://localhost:8410';

export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  resolve: { conditions: ['@vedette/source', ...defaultClientConditions] },
  server: { proxy: { '/api': terminal } },
  build: { modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1200 },
});
