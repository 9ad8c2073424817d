import { FileQuestion } from "lucide-react";
import { Link } from "react-router";
import { useMe } from "../../data/session.ts";
import { useWords } from "../../i18n/i18n.ts";
import { notFound } from "../../i18n/not-found.ts";
import { homeOf } from "../../screens.ts";
import { EmptyState } from "../../ui/empty-state.tsx";

export default function NotFound() {
  const t = useWords(notFound);
  const me = useMe();
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      <EmptyState
        icon={FileQuestion}
        title={t("title")}
        action={
          <Link to={homeOf(me)} className="text-link">
            {t("home")}
          </Link>
        }
      >
        {t("text")}
      </EmptyState>
    </>
  );
}
