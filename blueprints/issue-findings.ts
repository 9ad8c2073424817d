import type { z } from "zod";
import type { Finding } from "./finding.ts";
import { FRENCH } from "./issue-sentences.ts";
import type { Json } from "./json.ts";
import { isJsonObject, pointer } from "./json.ts";
import { isBadText, shown } from "./limit-findings.ts";
import type { Sentence } from "./text.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The value at a path of a document; undefined where there is none. */
export function valueAtPath(document: Json, path: Path): Json | undefined {
  let value: Json | undefined = document;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isJsonObject(value) && Object.hasOwn(value, String(step))) value = value[String(step)];
    else return undefined;
  }
  return value;
}

/** What the grammar says against a document, in our words, each with its place. */
export function issueFindings(issues: readonly Issue[], document: Json, at: Path = []): Finding[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) =>
        finding("grammar.unknownKey", [...path, key], {
          en: `“${shown(key)}” is not known here.`,
          fr: `« ${shown(key)} » n'est pas connu ici.`,
        }),
      );
    }
    if (issue.code === "invalid_union") {
      const branch = bestBranch(issue.errors);
      if (branch) return issueFindings(branch, document, path);
    }
    // A condition hands its own findings through; they know both languages.
    const given = issue.code === "custom" ? ownSentence(issue.params) : null;
    if (given) return finding(given.code, path, given.message);
    if (valueAtPath(document, path) === undefined) {
      const last = shown(String(path.at(-1) ?? ""));
      return finding("grammar.missing", path, { en: `“${last}” is missing.`, fr: `« ${last} » manque.` });
    }
    return finding(`grammar.${CODES[issue.code] ?? "invalid"}`, path, sentence(issue));
  });
}

function finding(code: string, path: Path, message: Sentence): Finding {
  return {
    code,
    severity: "error",
    pointer: pointer(...path.map((step) => (typeof step === "number" ? step : String(step)))),
    message,
  };
}

/** The branch of a choice that was most likely meant: one of the right JSON type, with the fewest faults. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  const meant = branches.filter(
    (issues) => !issues.some((issue) => issue.path.length === 0 && WRONG_KIND.has(issue.code)),
  );
  return meant.toSorted((one, two) => weight(one) - weight(two))[0] ?? null;
}

/** A missing or foreign key says "another branch" louder than a wrong value deep inside. */
const weight = (issues: readonly Issue[]): number =>
  issues.reduce(
    (sum, issue) => sum + (issue.code === "unrecognized_keys" ? 3 * issue.keys.length : issue.path.length > 1 ? 1 : 2),
    0,
  );

const WRONG_KIND: ReadonlySet<string> = new Set(["invalid_type", "invalid_value"]);

const CODES: Readonly<Record<string, string>> = {
  invalid_type: "wrongType",
  invalid_value: "notAmong",
  invalid_format: "wrongForm",
  invalid_union: "wrongType",
  too_small: "tooSmall",
  too_big: "tooBig",
  invalid_key: "wrongKey",
};

const TYPES: Readonly<Record<string, Sentence>> = {
  string: { en: "a text", fr: "un texte" },
  number: { en: "a number", fr: "un nombre" },
  int: { en: "a whole number", fr: "un nombre entier" },
  boolean: { en: "true or false", fr: "true ou false" },
  array: { en: "a list", fr: "une liste" },
  tuple: { en: "a list", fr: "une liste" },
  object: { en: "an object", fr: "un objet" },
  record: { en: "an object", fr: "un objet" },
  null: { en: "null", fr: "null" },
};

function sentence(issue: Issue): Sentence {
  switch (issue.code) {
    case "invalid_type": {
      const type = TYPES[issue.expected];
      return type
        ? { en: `Here stands ${type.en}, nothing else.`, fr: `Ici se place ${type.fr}, rien d'autre.` }
        : NOT_ADMITTED;
    }
    case "invalid_value": {
      const values = issue.values.map(String).join(", ");
      return { en: `It must be one of: ${values}.`, fr: `La valeur doit être l'une de : ${values}.` };
    }
    case "too_small":
      return counted("at least", "au moins", Number(issue.minimum), issue.origin);
    case "too_big":
      return counted("at most", "au plus", Number(issue.maximum), issue.origin);
    case "invalid_key":
      return own(issue.issues[0]?.message) ?? NOT_ADMITTED;
    default:
      return own(issue.message) ?? NOT_ADMITTED;
  }
}

/** "It needs at least 1 character": what is counted depends on what stands there. */
function counted(en: string, fr: string, count: number, origin: string): Sentence {
  const many = count === 1 ? "" : "s";
  if (origin === "string")
    return { en: `It takes ${en} ${count} character${many}.`, fr: `Il faut ${fr} ${count} caractère${many}.` };
  if (origin === "array" || origin === "tuple") {
    return {
      en: `It takes ${en} ${count} ${count === 1 ? "entry" : "entries"}.`,
      fr: `Il faut ${fr} ${count} élément${many}.`,
    };
  }
  return { en: `It must be ${en} ${count}.`, fr: `La valeur doit être ${fr} ${count}.` };
}

const NOT_ADMITTED: Sentence = { en: "This value is not admitted here.", fr: "Cette valeur n'est pas admise ici." };

/** A sentence written in the grammar itself, with its French. */
function own(english: string | undefined): Sentence | null {
  if (!english || !Object.hasOwn(FRENCH, english)) return null;
  return { en: english, fr: FRENCH[english] ?? english };
}

function ownSentence(params: unknown): { code: string; message: Sentence } | null {
  if (typeof params !== "object" || params === null || !("finding" in params)) return null;
  const inner = params.finding;
  if (typeof inner !== "object" || inner === null || !("code" in inner) || !("message" in inner)) return null;
  const { code, message } = inner;
  if (
    typeof code !== "string" ||
    typeof message !== "object" ||
    message === null ||
    !("en" in message) ||
    !("fr" in message)
  )
    return null;
  return typeof message.en === "string" && typeof message.fr === "string" && !isBadText(message.en)
    ? { code, message: { en: message.en, fr: message.fr } }
    : null;
}
