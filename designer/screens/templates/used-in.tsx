import { Link } from "react-router";
import { KIND_NAMES } from "../../../blueprints/kind-names.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { templates } from "../../i18n/templates.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PATHS, useTemplateUses } from "./use-template-uses.ts";

/** The documents in force that write with a template. */
export function UsedIn({ of }: { readonly of: string }) {
  const t = useWords(templates);
  const say = useSay();
  const uses = useTemplateUses()?.filter(({ template }) => template === of);
  return (
    <section aria-labelledby="used" className="rounded-lg border border-separator bg-panel p-4">
      <h2 id="used" className="mt-0 mb-2 text-base font-semibold">
        {t("used")}
      </h2>
      {!uses ? (
        <Skeleton lines={2} />
      ) : uses.length === 0 ? (
        <p className="m-0 text-soft">{t("used.none")}</p>
      ) : (
        <ul className="m-0 flex list-none flex-col gap-1 p-0">
          {uses.map(({ kind, key, name, places }) => (
            <li key={`${kind} ${key}`} className="flex flex-wrap items-baseline gap-x-2">
              <span className="text-soft">{say(KIND_NAMES[kind])}</span>
              <Link to={`${PATHS[kind]}/${key}`} className="text-link hover:underline">
                {say(name)}
              </Link>
              {places > 1 && <span className="text-xs text-soft">{t("used.places", { count: places })}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
