import { readFile } from "node:fs/promises";

const own = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), "utf8");

/** How the pages behind signed links look, with the colours of every page of ours. */
export const linkStyle = (): Promise<string> => withColours(own("./link.css"));

/** A style of a page of ours, with its colours before it. */
export const withColours = async (style: Promise<string>): Promise<string> =>
  `${await own("./palette.css")}${await style}`;

interface Page {
  /** What stands in its body. */
  readonly body: Promise<string>;
  readonly title?: string;
  /** Addresses of its styles. */
  readonly styles?: readonly string[];
  /** Address of its script. */
  readonly script: string;
}

/** A page that the server makes itself: found by no search engine, and its address is told to nobody. */
export async function htmlPage({
  body,
  title = "Filrouge",
  styles = ["/api/link.css"],
  script,
}: Page): Promise<string> {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="referrer" content="no-referrer" />
    <title>${title}</title>
${styles.map((style) => `    <link rel="stylesheet" href="${style}" />\n`).join("")}    <script type="module" src="${script}"></script>
  </head>
  <body>
${await body}  </body>
</html>
`;
}
