import { useState } from "react";
import type { ArticleView } from "../../api/contract/articles.ts";
import { client } from "../data/client.ts";
import { articles } from "../i18n/articles.ts";
import { useWords } from "../i18n/i18n.ts";
import { Confirm } from "../ui/confirm.tsx";
import { TextField } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";
import { takeArticle } from "./use-articles.ts";

/** Asks what has changed, and puts the draft in force. */
export function PublishArticle({
  article,
  desk,
  onClose,
}: {
  readonly article: Pick<ArticleView, "number" | "revision">;
  readonly desk: NonNullable<ArticleView["desk"]>;
  readonly onClose: () => void;
}) {
  const t = useWords(articles);
  const [note, setNote] = useState("");
  const publish = async (): Promise<string | null> => {
    const answer = await client.articles.publish({
      params: { number: article.number },
      body: note.trim() === "" ? {} : { note },
      ifMatch: article.revision,
    });
    if (!answer.ok) return answer.problem.errors[0]?.message ?? answer.problem.detail;
    takeArticle(answer.body);
    toast(t("published"));
    onClose();
    return null;
  };
  const version = (desk.versions[0]?.version ?? 0) + 1;
  return (
    <Confirm
      title={t("publish.title")}
      text={t("publish.text", { version })}
      act={t("publish")}
      onAct={publish}
      onClose={onClose}
    >
      <TextField label={t("publish.note")} maxLength={500} value={note} onChange={setNote} />
    </Confirm>
  );
}
