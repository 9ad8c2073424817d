import type { ReactNode } from "react";
import { LanguageSwitch } from "../../shell/language-switch.tsx";
import { Mark } from "../../shell/mark.tsx";
import { usePageTitle } from "../../shell/page-title.ts";

/** What stands around a small form for somebody who is not signed in. */
export function DoorFrame({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  usePageTitle(title);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-end p-3">
        <LanguageSwitch />
      </header>
      <main className="mx-auto w-full max-w-110 flex-1 content-start px-5 pt-4 pb-12 md:content-center md:pt-0">
        <div className="mb-8 flex items-center gap-3">
          <Mark size={44} />
          <span className="text-xl font-semibold">Filrouge</span>
        </div>
        <h1 className="m-0 text-xl font-semibold">{title}</h1>
        {lead && <p className="mt-1 mb-6 text-soft">{lead}</p>}
        {children}
      </main>
    </div>
  );
}
