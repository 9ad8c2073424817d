import type { Calendar } from "../../blueprints/calendar.ts";
import { type Document, isKind, type Kind } from "../../blueprints/kinds.ts";
import { library } from "../../blueprints/library.ts";
import { readValue } from "../../blueprints/read.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { isPublishable, verify } from "../../blueprints/verify.ts";
import { BASE_LIFECYCLE } from "../../runtime/base-lifecycle.ts";
import type { CompiledCalendar } from "../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../runtime/calendar/compile-calendar.ts";
import { type CompiledPolicy, compilePolicy } from "../../runtime/clocks/compile-policy.ts";
import { compileBlueprint } from "../../runtime/compile.ts";
import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import { type CompiledTimeRule, compileTimeRule } from "../../runtime/deadlines/compile-time-rule.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Surroundings } from "./history-file.ts";

/** A document that a vector names can't be had; `message` says which and why. */
export class NoDocument extends Error {
  readonly sentence: Sentence;
  constructor(sentence: Sentence) {
    super(sentence.en);
    this.sentence = sentence;
  }
}

/** What is in force around one history, by kind: every version of every key, the last one in force. */
export class HistoryDefinitions {
  readonly #blueprints = new Map<string, CompiledBlueprint[]>();
  readonly #calendars = new Map<string, CompiledCalendar[]>();
  readonly #calendarTimes = new Map<string, number>();
  readonly #policies = new Map<string, CompiledPolicy[]>();
  readonly #timeRules = new Map<string, CompiledTimeRule[]>();

  constructor({ calendars = {}, policies = [], timeRules = [], blueprints = [] }: Surroundings) {
    for (const [key, written] of Object.entries(calendars)) this.publish(documentOf(written, "calendar", key), 0);
    for (const [index, written] of policies.entries())
      this.publish(documentOf(written, "sla-policy", `policy-${index + 1}`), 0);
    for (const [index, written] of timeRules.entries())
      this.publish(documentOf(written, "time-rule", `rule-${index + 1}`), 0);
    for (const [index, written] of blueprints.entries())
      this.publish(documentOf(written, "blueprint", `process-${index + 1}`), 0);
  }

  /** Puts a document in force at `at` (epoch ms), as a new version of its key; gives its name with kind and version. */
  publish(document: Document, at: number): string {
    const { kind, key } = document;
    const put = <T>(shelf: Map<string, T[]>, compile: (version: number) => T): string => {
      const versions = [...(shelf.get(key) ?? [])];
      shelf.set(key, [...versions, compile(versions.length + 1)]);
      return `${kind}:${key}@${versions.length + 1}`;
    };
    switch (document.kind) {
      case "calendar":
        return put(this.#calendars, (version) => {
          this.#calendarTimes.set(`${key}@${version}`, at);
          return workedOut(document);
        });
      case "sla-policy":
        return put(this.#policies, (version) => compilePolicy(document, version, at));
      case "time-rule":
        return put(this.#timeRules, (version) => compileTimeRule(document, version, at));
      case "blueprint":
        return put(this.#blueprints, (version) => compileBlueprint(document, version));
      default:
        throw unknown(`${kind}/${key}`);
    }
  }

  /** What the runtime is handed now. */
  get inForce(): Definitions {
    const latest = <T>(shelf: ReadonlyMap<string, readonly T[]>): readonly (readonly [string, T, number])[] =>
      [...shelf].flatMap(([key, versions]) => {
        const last = versions.at(-1);
        return last === undefined ? [] : [[key, last, versions.length] as const];
      });
    const [blueprints, calendars] = [new Map(this.#blueprints), new Map(this.#calendars)];
    const policies = new Map(this.#policies);
    return {
      blueprints: latest(blueprints).map(([, one]) => one),
      blueprint: (key, version) => blueprints.get(key)?.[version - 1],
      fields: FIELDS,
      templates: TEMPLATES,
      lifecycle: BASE_LIFECYCLE,
      calendars: new Map(latest(calendars).map(([key, one]) => [key, one])),
      calendarVersions: new Map(latest(calendars).map(([key, , version]) => [key, version])),
      calendar: (key, version) => calendars.get(key)?.[version - 1],
      calendarSince: (key, version) => this.#calendarTimes.get(`${key}@${version}`),
      policies: latest(policies).map(([, one]) => one),
      policy: (key, version) => policies.get(key)?.[version - 1],
      timeRules: latest(this.#timeRules).map(([, one]) => one),
    };
  }
}

const calendars = new Map<string, CompiledCalendar>();

/** A hundred years of spans are worked out once for all the histories that count with them. */
function workedOut(document: Calendar): CompiledCalendar {
  const name = JSON.stringify(document);
  const known = calendars.get(name) ?? compileCalendar(document);
  calendars.set(name, known);
  return known;
}

const FIELDS: Definitions["fields"] = new Map(
  library.flatMap(({ document }) => (document.kind === "field" ? [[document.key, document] as const] : [])),
);
const TEMPLATES: Definitions["templates"] = new Map(
  library.flatMap(({ document }) => (document.kind === "template" ? [[document.key, document] as const] : [])),
);

/** A document as a vector writes it: whole, with its head left out, or by the key under which it is shipped. */
export function documentOf(written: unknown, kind: Kind | null, key: string | null): Document {
  if (typeof written === "string") return shipped(written);
  const head = kind === null ? {} : { kind, schemaVersion: 1, name: key ?? kind, key };
  const read = readValue({ ...head, ...(typeof written === "object" ? written : {}) });
  const findings = read.ok ? verify(read.document).findings : read.findings;
  const fault = findings.find(({ severity }) => severity === "error");
  if (read.ok && (!fault || isPublishable(verify(read.document)))) return read.document;
  throw new NoDocument({
    en: `${kind ?? "document"} ${key ?? ""} ${fault?.pointer ?? ""}: ${fault?.message.en ?? "does not read"}`,
    fr: `${kind ?? "document"} ${key ?? ""} ${fault?.pointer ?? ""} : ${fault?.message.fr ?? "ne se lit pas"}`,
  });
}

function shipped(written: string): Document {
  const key = written.replace(/^library:/, "");
  const found = library.find(({ document }) => document.key === key && isKind(document.kind));
  if (!found) throw unknown(key);
  return found.document;
}

const unknown = (what: string): NoDocument =>
  new NoDocument({
    en: `no ${what} is shipped or can be used here`,
    fr: `${what} n'est pas fourni ou ne sert pas ici`,
  });
