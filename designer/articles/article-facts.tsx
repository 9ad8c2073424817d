import { useState } from "react";
import { may, useDirectory, useMe } from "../data/session.ts";
import { articles } from "../i18n/articles.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Combobox } from "../ui/combobox.tsx";
import { TextField } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { NewCategory } from "./new-category.tsx";
import { useArticles } from "./use-articles.ts";
import type { Writing } from "./writing.ts";

const DAY = 10;
/** The day of an instant, as its box writes it. */
const dayOf = (at: number | null): string => {
  if (at === null) return "";
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, DAY);
};
const instantOf = (day: string): number | null => {
  const at = new Date(`${day}T09:00`).getTime();
  return Number.isNaN(at) ? null : at;
};

/** Where an article stands, who reads it, who keeps it right and until when. */
export function ArticleFacts({
  writing,
  onChange,
}: {
  readonly writing: Writing;
  readonly onChange: (writing: Writing) => void;
}) {
  const t = useWords(articles);
  const say = useSay();
  const me = useMe();
  const [naming, setNaming] = useState(false);
  const { data: directory } = useDirectory();
  const categories = useArticles({ q: "", category: "", drafts: false }, 1).data?.categories ?? [];
  const people = (directory?.people ?? []).filter(({ active }) => active);
  return (
    <div className="grid grid-cols-1 items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1.7fr_1.3fr_1fr_0.9fr]">
      <div className="flex items-end gap-2">
        <Select
          className="min-w-0 flex-1"
          label={t("field.category")}
          empty={t("category.none")}
          options={categories.map(({ key, name }) => ({ value: key, label: say(name) }))}
          value={writing.category ?? ""}
          onChange={(value) => onChange({ ...writing, category: value === "" ? null : value })}
        />
        {may(me, "articles") && <Button onClick={() => setNaming(true)}>{t("newCategory")}</Button>}
      </div>
      <Select
        label={t("field.visibility")}
        options={(["internal", "public"] as const).map((value) => ({ value, label: t(`visibility.${value}`) }))}
        value={writing.visibility}
        onChange={(value) => onChange({ ...writing, visibility: value === "public" ? "public" : "internal" })}
      />
      <Combobox
        label={t("field.owner")}
        placeholder={t("owner.none")}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={writing.owner}
        onChange={(owner) => onChange({ ...writing, owner })}
      />
      <TextField
        label={t("field.review")}
        type="date"
        value={dayOf(writing.reviewAt)}
        onChange={(day) => onChange({ ...writing, reviewAt: instantOf(day) })}
      />
      {naming && (
        <NewCategory
          onClose={() => setNaming(false)}
          onMade={(category) => {
            setNaming(false);
            onChange({ ...writing, category });
          }}
        />
      )}
    </div>
  );
}
