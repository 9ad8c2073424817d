import type { AttemptView } from "../../../api/contract/effects.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { webhooks } from "../../i18n/webhooks.ts";
import { detailWords } from "../effects/detail-words.ts";
import { Exchange } from "../effects/exchange.tsx";

/** What a test sent, and what came back. */
export function TestResult({ result }: { readonly result: AttemptView }) {
  const t = useWords(webhooks);
  const language = useLanguage();
  const { ok, status, ms, detail } = result;
  return (
    <section
      aria-labelledby="test"
      className="mb-6 flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4"
    >
      <div role="status">
        <h2 id="test" className="m-0 text-base font-semibold">
          {t("test.title")}
        </h2>
        <p className={`m-0 break-words ${ok ? "text-good" : "text-error"}`}>
          {ok ? t("test.ok", { status: status ?? 0, ms }) : t("test.not", { detail: detailWords(detail, language) })}
        </p>
      </div>
      <Exchange request={result.request} answer={result.answer} />
    </section>
  );
}
