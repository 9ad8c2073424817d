import { readFileSync, statSync } from "node:fs";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { Finding } from "../../blueprints/finding.ts";
import { tooBig } from "../../blueprints/limit-findings.ts";
import { MAX_BYTES } from "../../blueprints/limits.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { type Verification, verifyText } from "../../blueprints/verify.ts";

/** A finding with its place in the file; lines and columns count from 1. */
export interface PlacedFinding extends Finding {
  readonly line: number;
  readonly column: number;
}

export interface VerifiedFile extends Omit<Verification, "findings"> {
  readonly file: string;
  readonly findings: readonly PlacedFinding[];
}

/** Reads and verifies a file; a file that cannot be read is a finding too. */
export function verifyFile(file: string): VerifiedFile {
  const text = readDocument(file);
  if (typeof text !== "string") return { ...verifyText("{}"), file, findings: [{ ...text, line: 1, column: 1 }] };
  const verification = verifyText(text);
  const place = placesIn(text, verification);
  return {
    ...verification,
    file,
    findings: verification.findings.map((finding) => ({ ...finding, ...place(finding) })),
  };
}

function readDocument(file: string): string | Finding {
  try {
    // Looked at before it is read: a file of gigabytes is refused without being loaded.
    if (statSync(file).size > MAX_BYTES) return tooBig();
    return readFileSync(file, "utf8");
  } catch (error) {
    return { code: "file.unreadable", severity: "error", pointer: "", message: whyUnreadable(error) };
  }
}

function whyUnreadable(error: unknown): Sentence {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return { en: "There is no such file.", fr: "Ce fichier n’existe pas." };
  if (code === "EISDIR")
    return {
      en: "This is a folder; name the files in it.",
      fr: "C’est un dossier ; nommez les fichiers qu’il contient.",
    };
  const why = error instanceof Error ? error.message : String(error);
  return { en: `The file cannot be read: ${why}`, fr: `Le fichier ne peut pas être lu : ${why}` };
}

type Place = Pick<PlacedFinding, "line" | "column">;
const TOP: Place = { line: 1, column: 1 };

/** Finds the place of a finding: the one that a broken text names, else that of the value to which the pointer leads. */
function placesIn(text: string, { findings }: Verification): (finding: Finding) => Place {
  // What is nested too deep must not reach a parser that recurses.
  const deep = findings.some(({ code }) => code === "document.tooDeep" || code === "document.tooBig");
  const tree = deep ? undefined : parseTree(text);
  const starts = [0, ...[...text.matchAll(/\n/g)].map((newline) => newline.index + 1)];
  const placeOf = (offset: number): Place => {
    const line = starts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
  return ({ code, pointer, message }) => {
    const named = code === "document.notJson" ? /^(\d+):(\d+): /.exec(message.en) : null;
    if (named) return { line: Number(named[1]), column: Number(named[2]) };
    const path = pointer
      .split("/")
      .slice(1)
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    // What is missing has no place of its own: its nearest parent has.
    for (let length = path.length; tree && length > 0; length -= 1) {
      const node = findNodeAtLocation(
        tree,
        path.slice(0, length).map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
      );
      if (node) return placeOf((node.parent?.type === "property" ? node.parent : node).offset);
    }
    return TOP;
  };
}
