import { useState } from "react";
import { client } from "../data/client.ts";
import { articles } from "../i18n/articles.ts";
import { useWords } from "../i18n/i18n.ts";
import { Confirm } from "../ui/confirm.tsx";
import { TextField } from "../ui/field.tsx";
import { forgetLists } from "./use-articles.ts";

/** A key that nobody has: categories are called by their names. */
const freshKey = (): string => `c${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}`;

/** Names a category in both languages. */
export function NewCategory({
  onClose,
  onMade,
}: {
  readonly onClose: () => void;
  readonly onMade: (key: string) => void;
}) {
  const t = useWords(articles);
  const [key] = useState(freshKey);
  const [name, setName] = useState({ en: "", fr: "" });
  const save = async (): Promise<string | null> => {
    const answer = await client.articles.saveCategory({ params: { key }, body: { name } });
    if (!answer.ok) return answer.problem.errors[0]?.message ?? answer.problem.detail;
    forgetLists();
    onMade(key);
    return null;
  };
  return (
    <Confirm title={t("newCategory")} text="" act={t("category.save")} onAct={save} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <TextField
          label={t("category.en")}
          maxLength={80}
          value={name.en}
          onChange={(en) => setName({ ...name, en })}
        />
        <TextField
          label={t("category.fr")}
          maxLength={80}
          value={name.fr}
          onChange={(fr) => setName({ ...name, fr })}
        />
      </div>
    </Confirm>
  );
}
