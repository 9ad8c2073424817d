import { type ReactNode, useMemo } from "react";
import type { DefinitionFormProps } from "../definition/form.ts";
import { useLanguage } from "../i18n/i18n.ts";
import { errorsIn, type FormContext, FormProvider } from "../inspector/form-context.ts";
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
    return {
      document,
      directory,
      language,
      readOnly,
      errorAt: errorsIn(findings, language),
      wanted: wanted?.pointer ?? null,
      seal: nothing,
    };
  }, [document, directory, language, readOnly, findings, wanted]);
  return <FormProvider value={form}>{children}</FormProvider>;
}
