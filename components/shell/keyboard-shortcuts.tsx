"use client";

import {
  ActionIcon,
  CloseButton,
  Kbd,
  ModalBody,
  ModalContent,
  ModalOverlay,
  ModalRoot,
  ModalTitle,
  Switch,
  Text,
} from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { IconKeyboard } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import classes from "./shell.module.css";
import { PAIR_WINDOW_MS, readKey, SHORTCUTS, type ShortcutCommand } from "./shortcuts";

/** Where `/` and `u` put the focus: a page marks the element with `data-shortcut`. */
const target = (name: "search" | "upload") => document.querySelector<HTMLElement>(`[data-shortcut="${name}"]`);

/** Listens for the single-key shortcuts and shows them on `?`. They can be switched off (WCAG 2.1.4). */
export function KeyboardShortcuts({ operator }: { operator: boolean }) {
  const router = useRouter();
  const [helpShown, help] = useDisclosure(false);
  const [enabled, setEnabled] = useLocalStorage({ key: "sigmasight-shortcuts", defaultValue: true });
  const pending = useRef<{ key: string; at: number } | null>(null);
  const shortcuts = operator ? SHORTCUTS : SHORTCUTS.filter(({ command }) => command !== "batch");

  useEffect(() => {
    const upload = () => {
      const dropZone = target("upload");
      if (dropZone) dropZone.focus();
      else router.push("/");
    };
    const commands: Record<ShortcutCommand, () => void> = {
      search: () => {
        const field = target("search");
        if (field) field.focus();
        else upload();
      },
      upload,
      portfolios: () => router.push("/portfolios"),
      batch: () => router.push("/admin"),
      help: help.toggle,
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (!enabled || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      const fresh = pending.current && event.timeStamp - pending.current.at < PAIR_WINDOW_MS;
      const progress = readKey(fresh ? (pending.current?.key ?? null) : null, event.key, shortcuts);
      pending.current = progress.pending === null ? null : { key: progress.pending, at: event.timeStamp };
      if (progress.command === null) return;
      event.preventDefault();
      commands[progress.command]();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [enabled, help.toggle, router, shortcuts]);

  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts"
        className={classes.tool}
        onClick={help.open}
      >
        <IconKeyboard size={20} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
      {/* Not the ready-made Modal: its head is a second page banner to a screen reader. */}
      <ModalRoot opened={helpShown} onClose={help.close}>
        <ModalOverlay />
        <ModalContent>
          <ModalBody pt="md">
            <div className={classes.helpHead}>
              <ModalTitle fz="lg" fw={620}>
                Keyboard
              </ModalTitle>
              <CloseButton aria-label="Close" onClick={help.close} />
            </div>
            <dl className={classes.shortcuts}>
              {shortcuts.map(({ keys, command, label }) => (
                <div key={command}>
                  <dt>{label}</dt>
                  <dd>
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
            <Switch
              mt="md"
              label="Single-key shortcuts"
              description="Switch them off if you speak to your computer or a key goes astray."
              checked={enabled}
              onChange={(event) => setEnabled(event.currentTarget.checked)}
            />
            <Text size="xs" c="dimmed" mt="md">
              Everything can also be reached with Tab and Enter.
            </Text>
          </ModalBody>
        </ModalContent>
      </ModalRoot>
    </>
  );
}

function isTyping(element: EventTarget | null): boolean {
  return (
    element instanceof HTMLElement &&
    (element.isContentEditable ||
      /^(input|textarea|select)$/i.test(element.tagName) ||
      element.closest("[role=menu]") !== null)
  );
}
