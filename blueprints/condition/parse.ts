import type { Finding } from "../finding.ts";
import { isJsonObject, type Json, pointer } from "../json.ts";
import type { Condition, OperandPlace, Operator } from "../vocabulary/operator.ts";
import { OPERATORS } from "../vocabulary/operators.ts";
import { checkLimits } from "./limits.ts";
import { unknownOperator } from "./suggest.ts";

type Parsed =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads JSON into the closed tree. Never throws; whatever is wrong comes back as findings whose pointers begin with `at`. */
export function parseCondition(json: unknown, at = ""): Parsed {
  const limit = checkLimits(json, at);
  if (limit) return { ok: false, findings: [limit] };
  const findings: Finding[] = [];
  const condition = read(json as Json, at, true, findings); // checkLimits lets nothing but JSON through.
  return findings.length === 0 ? { ok: true, condition } : { ok: false, findings: findings.slice(0, 50) };
}

/** `isCondition`: what stands here is meant to hold or not, rather than to be compared. */
function read(json: Json, at: string, isCondition: boolean, findings: Finding[]): Condition {
  if (Array.isArray(json)) {
    const items = json.map((item: Json, index) => read(item, `${at}/${index}`, false, findings));
    return items.every((item) => item.node === "literal")
      ? { node: "literal", at, value: json }
      : { node: "list", at, items };
  }
  if (!isJsonObject(json)) return { node: "literal", at, value: json };
  const [name, ...others] = Object.keys(json);
  if (name === undefined) return { node: "literal", at, value: json };
  if (others.length > 0) {
    // JsonLogic takes such an object as plain data, which always holds: as a condition that is never what was meant.
    const operator = isCondition ? [name, ...others].find((key) => OPERATORS.has(key)) : undefined;
    if (operator !== undefined) findings.push(twoOperators(at, operator));
    return { node: "literal", at, value: json };
  }
  const place = at + pointer(name);
  const operator = OPERATORS.get(name);
  const inside = json[name] ?? null;
  if (!operator) {
    findings.push(unknownOperator(name, at, inside));
    return { node: "literal", at, value: null };
  }
  const last = operator.operands.length - 1;
  const readOperand = (operand: Json, index: number, where: string): Condition =>
    read(operand, where, operator.operands[Math.min(index, last)]?.kind === "condition", findings);
  const operands = Array.isArray(inside)
    ? inside.map((operand: Json, index) => readOperand(operand, index, `${place}/${index}`))
    : [readOperand(inside, 0, place)];
  if (operator.family === "own") checkOperands(operator, operands, place, findings);
  return { node: "call", at, operator, operands };
}

const error = (code: string, at: string, en: string, fr: string): Finding => ({
  code,
  severity: "error",
  pointer: at,
  message: { en, fr },
});

const twoOperators = (at: string, operator: string): Finding =>
  error(
    "condition.twoOperators",
    at,
    `One operator an object: put ${operator} and the others into allOf or anyOf.`,
    `Un seul opérateur par objet : mettez ${operator} et les autres dans allOf ou anyOf.`,
  );

function checkOperands(operator: Operator, operands: readonly Condition[], at: string, findings: Finding[]): void {
  const least = operator.operands.filter((operand) => !operand.optional).length;
  const most = operator.rest ? Number.POSITIVE_INFINITY : operator.operands.length;
  if (operands.length < least || operands.length > most) {
    const names = (language: "en" | "fr"): string =>
      operator.operands.map((operand) => operand.name[language]).join(", ");
    findings.push(
      error(
        "condition.operands",
        at,
        `${operator.name} takes ${count(least, most)}: ${names("en")}. There are ${operands.length}.`,
        `${operator.name} prend ${count(least, most)} : ${names("fr")}. Il y en a ${operands.length}.`,
      ),
    );
    return;
  }
  operands.forEach((operand, index) => {
    const kind = operator.operands[index];
    const problem = kind && checkKind(kind, operand);
    if (problem) findings.push(error("condition.operand", operand.at, problem.en, problem.fr));
  });
  for (const problem of operator.check?.(operands) ?? [])
    findings.push(error(problem.code, operands[problem.operand]?.at ?? at, problem.message.en, problem.message.fr));
}

const count = (least: number, most: number): string =>
  least === most ? String(least) : most === Number.POSITIVE_INFINITY ? `${least}+` : `${least}–${most}`;

function checkKind(place: OperandPlace, operand: Condition): { en: string; fr: string } | null {
  if (place.kind === "path" && !(operand.node === "call" && operand.operator.path?.(operand.operands)))
    return {
      en: 'Write a path here: {"var": "ticket.priority"}.',
      fr: 'Écrivez un chemin ici : {"var": "ticket.priority"}.',
    };
  if (place.kind === "list" && operand.node === "literal" && !Array.isArray(operand.value))
    return { en: 'Write a list here: ["a", "b"].', fr: 'Écrivez une liste ici : ["a", "b"].' };
  if (place.kind === "mode" && !(operand.node === "literal" && place.choices?.includes(String(operand.value))))
    return {
      en: `Write one of ${place.choices?.join(", ")} here.`,
      fr: `Écrivez ici l’un de ${place.choices?.join(", ")}.`,
    };
  return null;
}
