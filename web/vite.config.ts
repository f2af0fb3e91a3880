import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // One file of about 160 kB gzip; splitting it would only add round trips.
  build: { chunkSizeWarningLimit: 700 },
  // `vite web` serves the page with live changes beside a running `npm start`.
  server: { proxy: { '/api': 'http://localhost:7071' } },
});
