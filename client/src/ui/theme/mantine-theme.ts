import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** The accent in ten steps; 7 is the token on light ground, 4 the one on dark. */
const accent: MantineColorsTuple = [
  "#e7f5f4",
  "#cfe9e7",
  "#a2d6d2",
  "#70c2bb",
  "#3fb0a7",
  "#279a92",
  "#1a857f",
  "#14746f",
  "#0f5e5a",
  "#0a4744",
];

export const mantineTheme = createTheme({
  fontFamily: "var(--font)",
  fontSizes: { xs: "0.75rem", sm: "0.875rem", md: "0.875rem" },
  primaryColor: "accent",
  primaryShade: { light: 7, dark: 4 },
  colors: { accent },
  defaultRadius: 8,
  cursorType: "pointer",
  respectReducedMotion: true,
});

/** Lets the library's parts use the sheet's own tokens, which change with the theme by themselves. */
export const mantineVariables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--surface-solid)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-dimmed": "var(--muted)",
    "--mantine-color-default-border": "var(--line-strong)",
    "--mantine-color-placeholder": "var(--muted)",
    "--mantine-color-anchor": "var(--accent-strong)",
    "--mantine-color-error": "var(--warning)",
  };
  return { variables: {}, light: shared, dark: shared };
};
