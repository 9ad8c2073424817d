import { fileURLToPath } from "node:url";
import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Sentences of the contract that only the document of the API says: the page has no use for them. */
const SENTENCE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/.source;
const SUMMARY = new RegExp(`\\bsummary:\\s*(?:${SENTENCE})`, "g");
const DESCRIPTION = new RegExp(`\\.describe\\(\\s*(?:${SENTENCE}),?\\s*\\)`, "g");
/**
 * The contract, the values that its answers hold, and limits of fields, which the editor names in words of its own. Descriptions of
 * other documents stay: the editor shows those.
 */
const ANSWERS = /\/api\/contract\/|\/blueprints\/(?:(?:event|ticket)[^/]*|field-kinds\/limits)\.ts$/;
const withoutSummaries: Plugin = {
  name: "contract-without-summaries",
  enforce: "pre",
  transform: (code, id) =>
    ANSWERS.test(id) ? { code: code.replace(SUMMARY, 'summary: ""').replace(DESCRIPTION, ""), map: null } : null,
};

/** Icons that three places or more show, in one file that the first page loads: alone each costs a request, and as many bytes again as it has for what all of them share. */
const icons = { name: "icons", test: /lucide-react[\\/]dist[\\/]esm[\\/]/, minShareCount: 3 };

export default defineConfig({
  root: here,
  cacheDir: "../.cache/vite",
  plugins: [withoutSummaries, react(), tailwind()],
  // Workers must stay files of their own: a strict content policy refuses data: addresses.
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 6000,
    rolldownOptions: { output: { codeSplitting: { groups: [icons] } } },
  },
  worker: { format: "es" },
  server: { port: 5173, proxy: { "/api": "http://127.0.0.1:3000", "/healthz": "http://127.0.0.1:3000" } },
});
