import { expect, test } from "vitest";
import { readKey, SHORTCUTS, type ShortcutCommand } from "./shortcuts";

const typed = (keys: string) => {
  const commands: ShortcutCommand[] = [];
  let pending: string | null = null;
  for (const key of keys) {
    const progress = readKey(pending, key);
    pending = progress.pending;
    if (progress.command) commands.push(progress.command);
  }
  return commands;
};

test("every shortcut, typed, gives its command and nothing else", () => {
  for (const { keys, command } of SHORTCUTS) expect(typed(keys.join(""))).toEqual([command]);
});

test("a pair broken by another key does nothing", () => {
  expect(typed("gxp")).toEqual([]);
});

test("a key that does not complete a pair counts for itself", () => {
  expect(typed("gu")).toEqual(["upload"]);
  expect(typed("ggp")).toEqual(["portfolios"]);
});

test("keys without a meaning are left alone", () => {
  expect(typed("hello")).toEqual([]);
});
