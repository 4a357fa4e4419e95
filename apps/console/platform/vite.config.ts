import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

/** A platform in development, to which `vite platform` hands the API. */
const platform = 'http://localhost:7090';

/** The platform's console: a page of its own, of the same parts as the LAN admin beside it. */
export default defineConfig({
  base: '/console/',
  publicDir: '../public',
  plugins: [react()],
  resolve: { conditions: ['@vedette/source', ...defaultClientConditions] },
  server: { proxy: { '/api': platform } },
  build: {
    outDir: '../dist-platform',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
