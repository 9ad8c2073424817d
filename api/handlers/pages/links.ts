import { readFile } from "node:fs/promises";
import { pages } from "../../contract/pages.ts";
import { handles } from "../../http/handler.ts";

const file = (name: string): Promise<string> => readFile(new URL(`../../link-page/${name}`, import.meta.url), "utf8");

export const readLinkStyle = handles(pages.linkStyle, async () => ({ status: 200, verbatim: await file("link.css") }));
export const readLinkScript = handles(pages.linkScript, async () => ({ status: 200, verbatim: await file("link.js") }));
export const readAttachScript = handles(pages.attachScript, async () => ({
  status: 200,
  verbatim: await file("attach.js"),
}));
