import { effects } from "../../i18n/effects.ts";
import { useWords } from "../../i18n/i18n.ts";

/** What was sent and what came back, as it went over the wire. */
export function Exchange({ request, answer }: { readonly request: string | null; readonly answer: string | null }) {
  const t = useWords(effects);
  if (request === null && answer === null) return null;
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      <Wire title={t("request")} text={request ?? ""} />
      {answer === null ? (
        <p className="m-0 text-soft">{t("answer.none")}</p>
      ) : (
        <Wire title={t("answer")} text={answer} />
      )}
    </div>
  );
}

function Wire({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section className="min-w-0">
      <h4 className="m-0 mb-1 text-xs font-medium text-soft">{title}</h4>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="m-0 max-h-60 overflow-auto rounded-md bg-raised p-2 font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text === "" ? "–" : text}
      </pre>
    </section>
  );
}
