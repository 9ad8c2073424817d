import { fileURLToPath } from "node:url";
import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Sentences of the contract that only the document of the API says: the page has no use for them. */
const SUMMARY = /\bsummary:\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/g;
const withoutSummaries: Plugin = {
  name: "contract-without-summaries",
  enforce: "pre",
  transform: (code, id) =>
    id.includes("/api/contract/") ? { code: code.replace(SUMMARY, 'summary: ""'), map: null } : null,
};

export default defineConfig({
  root: here,
  cacheDir: "../.cache/vite",
  plugins: [withoutSummaries, react(), tailwind()],
  // Workers must stay files of their own: a strict content policy refuses data: addresses.
  build: { outDir: "dist", emptyOutDir: true, target: "es2023", assetsInlineLimit: 0, chunkSizeWarningLimit: 6000 },
  worker: { format: "es" },
  server: { port: 5173, proxy: { "/api": "http://127.0.0.1:3000", "/healthz": "http://127.0.0.1:3000" } },
});
