import { type ComponentType, useEffect, useState } from "react";
import { matchRoutes } from "react-router";
import type { Screen } from "../screen.ts";
import { screens } from "../screens.ts";

/** The code of a screen: on its way, there, or not to be had. */
interface Part {
  readonly settled: Promise<void>;
  View: ComponentType | null;
  failed: { readonly because: unknown } | null;
}

const parts = new Map<Screen, Part>();

/** Begins to fetch a screen's code, once. */
function fetched(screen: Screen): Part {
  const was = parts.get(screen);
  if (was) return was;
  const part: Part = {
    settled: screen.load().then(
      ({ default: View }) => {
        part.View = View;
      },
      (because: unknown) => {
        part.failed = { because };
      },
    ),
    View: null,
    failed: null,
  };
  parts.set(screen, part);
  return part;
}

/** What could not be fetched is asked for anew. */
export const forgetPart = (screen: Screen): boolean => parts.delete(screen);

/** Fetches the screen of an address while it is still asked who is there; in vain, it is asked for anew once it is drawn. */
export function fetchPartOf(pathname: string): void {
  const [found] = matchRoutes([...screens], pathname) ?? [];
  const screen = screens.find(({ path }) => path === found?.route.path && path !== "*");
  if (!screen) return;
  const part = fetched(screen);
  void part.settled.then(() => part.failed && forgetPart(screen));
}

/**
 * A screen as soon as its code is there; null before. Throws what kept it away. Not a lazy part of React's: that holds
 * back for 300 ms what comes after a placeholder, for every screen, and with it what the screen asks of the server.
 */
export function useScreenPart(screen: Screen): ComponentType | null {
  const part = fetched(screen);
  const [, drawAgain] = useState<Part | null>(null);
  useEffect(() => {
    let here = true;
    const { View, failed, settled } = part;
    if (!View && !failed) void settled.then(() => here && drawAgain(part));
    return () => {
      here = false;
    };
  }, [part]);
  if (part.failed) throw part.failed.because;
  return part.View;
}
