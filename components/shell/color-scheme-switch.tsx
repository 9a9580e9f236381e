"use client";

import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";
import classes from "./shell.module.css";

/** Each press goes one further. */
const NEXT: Record<MantineColorScheme, MantineColorScheme> = { auto: "light", light: "dark", dark: "auto" };
const WORDS: Record<MantineColorScheme, string> = { auto: "as the system", light: "light", dark: "dark" };

/** Light, dark, or whatever the system says. */
export function ColorSchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // The server cannot know what the browser stored: until then CSS picks the icon and the label names no state.
  const mounted = useMounted();
  const label = mounted
    ? `Colours: ${WORDS[colorScheme]}. Change to ${WORDS[NEXT[colorScheme]]}`
    : "Change the colours";

  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      className={classes.tool}
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(NEXT[colorScheme])}
    >
      {mounted && colorScheme === "auto" ? (
        <IconDeviceDesktop size={20} stroke={1.75} aria-hidden="true" />
      ) : (
        <>
          <IconSun size={20} stroke={1.75} className={classes.onlyLight} aria-hidden="true" />
          <IconMoon size={20} stroke={1.75} className={classes.onlyDark} aria-hidden="true" />
        </>
      )}
    </ActionIcon>
  );
}
