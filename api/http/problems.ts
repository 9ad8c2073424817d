import type { Finding, Reason } from "../../blueprints/finding.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import type { Language, Sentence } from "../../blueprints/text.ts";
import type { Problem, ProblemError } from "../contract/problem.ts";
import { leading, statusOf } from "../reasons.ts";
import { KNOWN_ANSWERS } from "./known-answers.ts";

/** One error before it is put into the caller's language. */
interface RefusalError {
  readonly pointer: string;
  readonly code: string;
  readonly message: Sentence;
  readonly severity?: Finding["severity"];
  readonly details?: JsonObject | undefined;
}

export type RefusalCode = keyof typeof KNOWN_ANSWERS;

/** What the HTTP layer throws to end a request with a problem; the domain's own no is a value until it gets here. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: Sentence;
  readonly detail: Sentence;
  readonly errors: readonly RefusalError[];
  readonly headers: { readonly [name: string]: string };

  constructor(refused: {
    status: number;
    code: string;
    title: Sentence;
    detail: Sentence;
    errors?: readonly RefusalError[];
    headers?: { readonly [name: string]: string };
  }) {
    super(refused.code);
    this.status = refused.status;
    this.code = refused.code;
    this.title = refused.title;
    this.detail = refused.detail;
    this.errors = refused.errors ?? [];
    this.headers = refused.headers ?? {};
  }
}

/** A refusal of the table above, with errors that say where. */
export function refusal(
  code: RefusalCode,
  errors: readonly RefusalError[] = [],
  headers: { readonly [name: string]: string } = {},
): Refusal {
  const [status, titleEn, titleFr, en, fr] = KNOWN_ANSWERS[code];
  return new Refusal({ status, code, title: { en: titleEn, fr: titleFr }, detail: { en, fr }, errors, headers });
}

const TITLES: { readonly [status in 403 | 409 | 422]: Sentence } = {
  403: { en: "Not allowed", fr: "Non autorisé" },
  409: { en: "Not available now", fr: "Indisponible pour l’instant" },
  422: { en: "Not complete", fr: "Incomplet" },
};

/** The domain's no, every reason at once. */
export function refusalOf(reasons: readonly Reason[]): Refusal {
  const status = statusOf(reasons);
  const first = leading(reasons);
  return new Refusal({
    status,
    code: first?.code ?? "invalid",
    title: TITLES[status],
    detail: first?.message ?? TITLES[status],
    errors: reasons,
  });
}

/** What goes over the wire, in the caller's language. */
export function problemOf(refused: Refusal, language: Language, requestId: string): Problem {
  const errors = refused.errors.map(
    ({ pointer, code, message, severity, details }): ProblemError => ({
      pointer,
      code,
      message: message[language],
      ...(severity === undefined ? {} : { severity }),
      ...(details === undefined ? {} : { details: { ...details } }),
    }),
  );
  return {
    type: `urn:filrouge:problem:${refused.code}`,
    title: refused.title[language],
    status: refused.status,
    detail: refused.detail[language],
    code: refused.code,
    errors,
    requestId,
  };
}
