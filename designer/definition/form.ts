import type { ComponentType } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Finding } from "../../blueprints/finding.ts";
import type { Sentence, Text } from "../../blueprints/text.ts";

/** What every document carries that this editor opens. */
export interface Named {
  readonly key: string;
  readonly name: Text;
}

export interface ChangeOptions {
  /** Changes with the same word in a row are one step of undo. Typing in one text merges by itself until the field is left. */
  readonly merge?: string;
  /** What was done, for the live region: "Added Christmas Day". */
  readonly said?: Sentence;
}

/** What a form gets. Controls carry `data-pointer`, the JSON pointer of what they edit, so that a problem leads to them. */
export interface DefinitionFormProps<D> {
  readonly document: D;
  /** Takes the next document; what it leaves as it was keeps its identity. */
  readonly change: (next: D, options?: ChangeOptions) => void;
  readonly findings: readonly Finding[];
  readonly readOnly: boolean;
  readonly directory: DirectoryView | null;
  /** A place that somebody asked for: open what hides it. `count` tells two equal askings apart. */
  readonly wanted: { readonly pointer: string; readonly count: number } | null;
}

export type DefinitionForm<D> = ComponentType<DefinitionFormProps<D>>;

/** The first error or warning at a place or inside of it. */
export function findingAt(findings: readonly Finding[], pointer: string): Finding | undefined {
  const here = findings.filter(
    (it) => it.severity !== "hint" && (it.pointer === pointer || it.pointer.startsWith(`${pointer}/`)),
  );
  return here.find((it) => it.severity === "error") ?? here[0];
}

/** The first error exactly at a place, in words; undefined: none. */
export const errorAt = (findings: readonly Finding[], pointer: string, language: "en" | "fr"): string | undefined =>
  findings.find((it) => it.severity === "error" && it.pointer === pointer)?.message[language];
