import type { Blueprint } from "./blueprint.ts";
import { assignmentFindings } from "./check-assignment.ts";
import { calendarFindings } from "./check-calendar.ts";
import { channelFindings } from "./check-channel.ts";
import { contactMatchingFindings } from "./check-contact-matching.ts";
import { fieldFindings } from "./check-field.ts";
import { formFindings } from "./check-form.ts";
import { lifecycleFindings } from "./check-lifecycle.ts";
import { partFindings } from "./check-part.ts";
import { roleFindings } from "./check-role.ts";
import { routingFindings } from "./check-routing.ts";
import { slaPolicyFindings } from "./check-sla-policy.ts";
import { templateFindings } from "./check-template.ts";
import { timeRuleFindings } from "./check-time-rule.ts";
import { translationFindings } from "./check-translations.ts";
import { macroFindings, triggerFindings } from "./check-trigger.ts";
import { calendarUnknown, namedFindings, usageFindings } from "./check-uses.ts";
import { viewFindings } from "./check-view.ts";
import { checks } from "./checks.ts";
import type { Directory, Needs } from "./directory.ts";
import type { Finding } from "./finding.ts";
import { countWays, graphOf } from "./graph.ts";
import type { Document } from "./kinds.ts";
import { MAX_FINDINGS, MAX_WAYS } from "./limits.ts";
import { asBlueprint } from "./part.ts";
import { type Read, readText, readValue } from "./read.ts";
import type { Uses } from "./used.ts";
import {
  usesOf,
  usesOfAssignment,
  usesOfChannel,
  usesOfForm,
  usesOfMailbox,
  usesOfPolicy,
  usesOfRouting,
  usesOfRule,
  usesOfTemplate,
  usesOfTimeRule,
  usesOfView,
} from "./uses.ts";

export interface Verification {
  /** The document as the grammar reads it; absent when it does not. */
  readonly document?: Document;
  /** At most fifty, errors first; what was put aside is not among them. */
  readonly findings: readonly Finding[];
  /** What the document needs of an installation. */
  readonly needs: Needs;
}

/** Verifies anything at all: a parsed value, from whomever. Never throws. */
export const verify = (document: unknown, directory?: Directory): Verification => judge(readValue(document), directory);

/** Verifies the text of a document, where even keys that are written twice can be seen. Never throws. */
export const verifyText = (text: string, directory?: Directory): Verification => judge(readText(text), directory);

/** True when nothing stands against publishing. */
export const isPublishable = ({ document, findings }: Verification): boolean =>
  document !== undefined && findings.every(({ severity }) => severity !== "error");

function judge(read: Read, directory: Directory | undefined): Verification {
  if (!read.ok) return { findings: read.findings, needs: NO_NEEDS };
  const { document } = read;
  if (document.kind !== "blueprint") {
    const { findings, uses } = looked(document, directory);
    return {
      document,
      findings: worstFirst([...findings, ...translationFindings(document)]),
      needs: uses ? needsOf(uses) : NO_NEEDS,
    };
  }
  // Before anything lays the graph out: a document within its size can describe millions of ways.
  if (countWays(document) > MAX_WAYS)
    return { document, findings: [tooManyWays(countWays(document))], needs: NO_NEEDS };
  const uses = usesOf(document);
  const findings = worstFirst([...check(document, uses, directory), ...translationFindings(document)]);
  return { document, findings, needs: needsOf(uses, document.departments) };
}

const SEVERITIES: readonly Finding["severity"][] = ["error", "warning", "hint"];

const worstFirst = (findings: readonly Finding[]): Finding[] =>
  SEVERITIES.flatMap((severity) => findings.filter((one) => one.severity === severity)).slice(0, MAX_FINDINGS);

interface Looked {
  readonly findings: readonly Finding[];
  readonly uses?: Uses;
}

/** The rules of the other kinds. */
function looked(document: Exclude<Document, Blueprint>, directory: Directory | undefined): Looked {
  switch (document.kind) {
    case "lifecycle":
      return { findings: lifecycleFindings(document) };
    case "field":
      return { findings: fieldFindings(document) };
    case "calendar":
      return { findings: calendarFindings(document) };
    case "template": {
      const uses = usesOfTemplate(document);
      return { findings: templateFindings(document, uses, directory), uses };
    }
    case "assignment":
      return { findings: assignmentFindings(document, directory), uses: usesOfAssignment(document) };
    case "sla-policy":
      return { findings: slaPolicyFindings(document, directory), uses: usesOfPolicy(document) };
    case "time-rule":
      return { findings: timeRuleFindings(document, directory), uses: usesOfTimeRule(document) };
    case "trigger":
      return { findings: triggerFindings(document, directory), uses: usesOfRule(document) };
    case "macro":
      return { findings: macroFindings(document, directory), uses: usesOfRule(document) };
    case "routing":
      return { findings: routingFindings(document, directory), uses: usesOfRouting(document) };
    case "view":
      return { findings: viewFindings(document, directory), uses: usesOfView(document) };
    case "form":
      return { findings: formFindings(document, directory), uses: usesOfForm(document) };
    case "role":
      return { findings: roleFindings(document) };
    case "mailbox": {
      const uses = usesOfMailbox(document);
      return { findings: usageFindings(uses, directory, () => null, "event"), uses };
    }
    case "chat": {
      const uses = usesOfMailbox(document);
      const calendar =
        document.calendar === undefined ? [] : calendarUnknown(document.calendar, "/calendar", directory);
      return { findings: [...usageFindings(uses, directory, () => null, "event"), ...calendar], uses };
    }
    case "channel": {
      const uses = usesOfChannel(document);
      return { findings: [...channelFindings(document), ...usageFindings(uses, directory, () => null, "event")], uses };
    }
    case "part": {
      const uses = usesOf(asBlueprint(document));
      return { findings: [...partFindings(document), ...namedFindings(uses, directory)], uses };
    }
    case "contact-matching":
      return { findings: contactMatchingFindings(document) };
  }
}

/** Runs every check, errors before warnings, and stops at the fiftieth finding. */
function check(document: Blueprint, uses: Uses, directory: Directory | undefined): Finding[] {
  const subject = { document, uses, directory, graph: graphOf(document) };
  const aside = new Set((document.ignore ?? []).map(({ code, pointer }) => `${code} ${pointer}`));
  const findings: Finding[] = [];
  for (const { code, severity, check: problems } of checks) {
    for (const problem of problems(subject)) {
      // Only a warning can be put aside: an error stands, whatever the document says of it.
      if (severity === "warning" && aside.has(`${code} ${problem.pointer}`)) continue;
      findings.push({ code, severity, ...problem });
      if (findings.length >= MAX_FINDINGS) return findings;
    }
  }
  return findings;
}

const tooManyWays = (count: number): Finding => ({
  code: "blueprint.tooDense",
  severity: "error",
  pointer: "/transitions",
  message: {
    en: `There are ${count} ways from state to state; at most ${MAX_WAYS} can be run.`,
    fr: `Il y a ${count} chemins d'état à état ; on peut en exécuter ${MAX_WAYS} au plus.`,
  },
});

const NO_NEEDS: Needs = { fields: [], templates: [], agents: [], groups: [], roles: [], departments: [] };

function needsOf({ references }: Uses, departments: readonly string[] = []): Needs {
  const named = (kind: string): string[] =>
    references.filter((reference) => reference.kind === kind).map(({ key }) => key);
  const people = [...named("person"), ...departments];
  const ofKind = (kind: string): readonly string[] => sorted(people.filter((person) => person.startsWith(`${kind}:`)));
  return {
    fields: sorted(named("field")),
    templates: sorted(named("template")),
    agents: ofKind("agent"),
    groups: ofKind("group"),
    roles: ofKind("role"),
    departments: ofKind("department"),
  };
}

const sorted = (keys: readonly string[]): readonly string[] => [...new Set(keys)].sort();
