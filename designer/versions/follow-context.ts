import { createContext, useContext } from "react";

/** Opens the question what becomes of the tickets on other versions; null: nobody may say, or there are none. */
export const FollowContext = createContext<(() => void) | null>(null);

export const useFollow = (): (() => void) | null => useContext(FollowContext);
