import "./ui/theme/fonts.css";
import "./ui/theme/tokens.css";
import "./ui/theme/base.css";
import "./ui/theme/early-words.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { startTexts } from "./i18n/i18n.ts";
import { useView } from "./state/view-store.ts";
import { readView } from "./state/view-url.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root.");

const { language, isLanguageChosen } = readView(new URLSearchParams(window.location.search));
if (language && isLanguageChosen) useView.setState({ language, isLanguageChosen });
await startTexts(useView.getState().language);

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
