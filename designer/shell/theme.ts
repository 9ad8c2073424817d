import { useSyncExternalStore } from "react";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const STORED = "filrouge.theme";
const listeners = new Set<() => void>();
const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");

export const theme = (): Theme => THEMES.find((one) => one === localStorage.getItem(STORED)) ?? "system";

export function applyTheme(): void {
  const chosen = theme();
  if (chosen === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

export function setTheme(next: Theme): void {
  localStorage.setItem(STORED, next);
  applyTheme();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  darkSystem.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    darkSystem.removeEventListener("change", listener);
  };
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, theme);
