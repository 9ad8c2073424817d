import { BrowserRouter, Route, Routes } from "react-router";
import { screens } from "../screens.ts";
import { Root } from "./root.tsx";
import { ScreenView } from "./screen-view.tsx";

/** Every screen under its address. The plain router: pages read their data themselves, so nothing of the other kinds is loaded. */
export const Router = () => (
  <BrowserRouter>
    <Routes>
      <Route element={<Root />}>
        {screens.map((screen) => (
          <Route key={screen.path} path={screen.path} element={<ScreenView key={screen.path} screen={screen} />} />
        ))}
      </Route>
    </Routes>
  </BrowserRouter>
);
