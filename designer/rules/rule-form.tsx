import { type ReactNode, useMemo } from "react";
import type { DefinitionFormProps } from "../definition/form.ts";
import { useLanguage } from "../i18n/i18n.ts";
import { type FormContext, FormProvider } from "../inspector/form-context.ts";
import { usePooled, useProcesses } from "./use-processes.ts";

const nothing = (): void => {};

/** Gives the controls of the inspector what they need, for a document that stands beside the blueprints. */
export function RuleForm({
  findings,
  readOnly,
  directory,
  wanted,
  children,
}: Omit<DefinitionFormProps<unknown>, "document" | "change"> & { readonly children: ReactNode }) {
  const language = useLanguage();
  const document = usePooled(useProcesses());
  const form = useMemo((): FormContext => {
    const errors = new Map<string, string>();
    for (const finding of findings) {
      if (finding.severity !== "error") continue;
      for (let at = finding.pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/")))
        if (!errors.has(at)) errors.set(at, finding.message[language]);
    }
    return {
      document,
      directory,
      language,
      readOnly,
      errorAt: (at) => errors.get(at),
      wanted: wanted?.pointer ?? null,
      seal: nothing,
    };
  }, [document, directory, language, readOnly, findings, wanted]);
  return <FormProvider value={form}>{children}</FormProvider>;
}
