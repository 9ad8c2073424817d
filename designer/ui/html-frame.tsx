import { useMemo } from "react";
import type { SafeHtml } from "./safe-html.ts";

/** Within the frame nothing runs, nothing is fetched, no form is sent; pictures are there only as their bytes. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/** What comes from outside reckons with white paper. */
const STYLE = `:root{color-scheme:light}body{margin:0;padding:8px;background:#fff;color:#0f172a;font:14px/20px system-ui,sans-serif;overflow-wrap:anywhere}
img{max-width:100%;height:auto}img:not([src]){display:inline-block;min-width:24px;min-height:20px;padding:0 4px;border:1px dashed #64748b;color:#475569}
table{max-width:100%}pre{white-space:pre-wrap}a{color:#1d4ed8}blockquote{margin:4px 0;padding-inline-start:10px;border-inline-start:3px solid #cbd5e1}
summary{cursor:pointer;color:#475569;padding:4px 0}`;

const MOST_LINES = 24;
const LINE_PX = 20;

interface HtmlFrameProps {
  readonly safe: SafeHtml;
  readonly title: string;
  /** Bytes of pictures that may be shown, as data: addresses, by their place. */
  readonly pictures: ReadonlyMap<number, string>;
  /** Bytes of pictures that came with the message, likewise. */
  readonly inline: ReadonlyMap<number, string>;
}

/** HTML from outside, in a frame without scripts and of no origin: what it does, it does to itself. */
export function HtmlFrame({ safe, title, pictures, inline }: HtmlFrameProps) {
  const page = useMemo(() => {
    const html = safe.html.replaceAll(/data-(picture|inline)="(\d+)"/g, (mark, kind: string, place: string) => {
      const bytes = (kind === "inline" ? inline : pictures).get(Number(place));
      return bytes === undefined ? mark : `src="${bytes}"`;
    });
    return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="referrer" content="no-referrer"><style>${STYLE}</style><body>${html}`;
  }, [safe, pictures, inline]);
  return (
    <iframe
      title={title}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={page}
      className="block w-full min-w-[min(60vw,560px)] resize-y rounded border border-separator bg-white"
      style={{ height: `${Math.min(safe.lines + 2, MOST_LINES) * LINE_PX + 16}px`, maxHeight: "70vh" }}
    />
  );
}
