import { readFile } from "node:fs/promises";
import { pages } from "../../contract/pages.ts";
import { handles } from "../../http/handler.ts";
import { linkStyle } from "../../link-page/page.ts";

const file = (name: string): Promise<string> => readFile(new URL(`../../link-page/${name}`, import.meta.url), "utf8");

export const readLinkStyle = handles(pages.linkStyle, async () => ({ status: 200, verbatim: await linkStyle() }));
export const readLinkScript = handles(pages.linkScript, async () => ({ status: 200, verbatim: await file("link.js") }));
export const readAttachScript = handles(pages.attachScript, async () => ({
  status: 200,
  verbatim: await file("attach.js"),
}));
