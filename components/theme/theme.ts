import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** Neutral greys, a little cool. Light screens use the first half, text the second. */
const gray: MantineColorsTuple = [
  "#f7f8f9",
  "#eff1f3",
  "#e3e6ea",
  "#d3d8de",
  "#b4bbc5",
  "#7d8794",
  "#5c6673",
  "#454e5a",
  "#2b323b",
  "#14181e",
];

/** The same greys for dark screens, as Mantine wants them: text first, page last. */
const dark: MantineColorsTuple = [
  "#e6e9ee",
  "#b8c0ca",
  "#9aa4b1",
  "#76818f",
  "#3a424d",
  "#2a3039",
  "#1e232a",
  "#171b21",
  "#101318",
  "#0a0c10",
];

/** The one accent: petrol. It marks what can be done, never what a number means. */
const petrol: MantineColorsTuple = [
  "#e7f6f5",
  "#cdeae8",
  "#9dd5d1",
  "#66bdb8",
  "#3fa9a3",
  "#218f89",
  "#12776f",
  "#0d655f",
  "#0b514c",
  "#083c39",
];

/** Four sizes (13, 15, 20, 32 px) on an 8 px grid. */
export const theme = createTheme({
  primaryColor: "petrol",
  primaryShade: { light: 7, dark: 6 },
  black: gray[9],
  white: "#ffffff",
  colors: { gray, dark, petrol },
  fontFamily: "var(--font-inter), system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
  fontSizes: { xs: "0.8125rem", sm: "0.9375rem", md: "0.9375rem", lg: "1.25rem", xl: "2rem" },
  lineHeights: { xs: "1.4", sm: "1.5", md: "1.5", lg: "1.3", xl: "1.15" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2.5rem" },
  radius: { xs: "3px", sm: "5px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  headings: {
    fontFamily: "var(--font-inter), system-ui, sans-serif",
    fontWeight: "620",
    sizes: {
      h1: { fontSize: "2rem", lineHeight: "1.15" },
      h2: { fontSize: "1.25rem", lineHeight: "1.3" },
      h3: { fontSize: "0.9375rem", lineHeight: "1.5" },
      h4: { fontSize: "0.9375rem", lineHeight: "1.5" },
      h5: { fontSize: "0.8125rem", lineHeight: "1.4" },
      h6: { fontSize: "0.8125rem", lineHeight: "1.4" },
    },
  },
});

/**
 * Mantine's own variables pointed at ours (`app/globals.css`), so that a Mantine input and a table of ours are the same
 * grey, and secondary text keeps a contrast of 4.5 in both schemes (Mantine's own dimmed grey has 3.3).
 */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--ss-page)",
    "--mantine-color-text": "var(--ss-ink)",
    "--mantine-color-bright": "var(--ss-ink)",
    "--mantine-color-dimmed": "var(--ss-ink-soft)",
    "--mantine-color-placeholder": "var(--ss-ink-soft)",
    "--mantine-color-anchor": "var(--ss-accent)",
    "--mantine-color-error": "var(--ss-error)",
    "--mantine-color-default": "var(--ss-panel)",
    "--mantine-color-default-hover": "var(--ss-hover)",
    "--mantine-color-default-color": "var(--ss-ink)",
    "--mantine-color-default-border": "var(--ss-line-strong)",
  };
  return { variables: {}, light: shared, dark: shared };
};
