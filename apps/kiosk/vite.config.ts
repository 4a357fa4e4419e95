import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

// Terminals keep the browser they were made with; AOSP 8.1 brings Chrome 61.
export default defineConfig({
  base: '/kiosk/',
  plugins: [react()],
  resolve: { conditions: ['@vedette/source', ...defaultClientConditions] },
  build: { target: 'chrome61', cssTarget: 'chrome61', modulePreload: { polyfill: false } },
});
