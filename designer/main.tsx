import "./plain-http.ts";
import "./ui/theme.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./data/queries.ts";
import { startLanguage } from "./i18n/i18n.ts";
import { Router } from "./shell/router.tsx";
import { fetchPartOf } from "./shell/screen-part.ts";
import { applyTheme } from "./shell/theme.ts";

applyTheme();
fetchPartOf(location.pathname);
await startLanguage();

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Router />
    </QueryClientProvider>
  </StrictMode>,
);
