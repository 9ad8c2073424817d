import { createBrowserRouter } from "react-router";
import { screens } from "../screens.ts";
import { Root } from "./root.tsx";
import { ScreenView } from "./screen-view.tsx";

export const router = createBrowserRouter([
  {
    Component: Root,
    children: screens.map((screen) => ({
      path: screen.path,
      element: <ScreenView key={screen.path} screen={screen} />,
    })),
  },
]);
