// Sets theme and language before the first paint, so that neither flashes. A file of its own because the
// Content-Security-Policy allows no inline script. The keys are those of src/state/preferences.ts.
(() => {
  const root = document.documentElement;
  let theme = null;
  let language = new URLSearchParams(location.search).get("lang");
  try {
    theme = localStorage.getItem("atlas-theme");
    language ??= localStorage.getItem("atlas-language");
  } catch {
    theme = null; // Storage is blocked: the device's own preference counts.
  }
  const isDark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.mantineColorScheme = isDark ? "dark" : "light";
  root.lang = language === "mn" || language === "en" ? language : navigator.language.startsWith("mn") ? "mn" : "en";
})();
