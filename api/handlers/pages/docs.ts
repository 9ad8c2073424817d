import { readFile } from "node:fs/promises";
import { pages } from "../../contract/pages.ts";
import { handles } from "../../http/handler.ts";

const file = (name: string): Promise<string> => readFile(new URL(`../../docs-page/${name}`, import.meta.url), "utf8");

export const readDocs = handles(pages.docs, async () => ({ status: 200, verbatim: await file("page.html") }));
export const readDocsScript = handles(pages.docsScript, async () => ({ status: 200, verbatim: await file("page.js") }));
