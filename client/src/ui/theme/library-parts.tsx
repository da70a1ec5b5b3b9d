import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
import { MantineProvider } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { mantineTheme, mantineVariables } from "./mantine-theme.ts";

interface LibraryPartsProps {
  readonly theme: "light" | "dark";
  readonly children: ReactNode;
}

/**
 * Around parts of the component library. Not around the whole page: the public page uses none of them, and its
 * first words would wait for 25 KB they do not need.
 */
export function LibraryParts({ theme, children }: LibraryPartsProps): ReactElement {
  return (
    <MantineProvider theme={mantineTheme} cssVariablesResolver={mantineVariables} forceColorScheme={theme}>
      {children}
    </MantineProvider>
  );
}
