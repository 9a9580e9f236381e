import path from "node:path";
import type { Page } from "@playwright/test";

/** Where pictures of pages go, to be looked at; git does not keep them. */
export const SCREENSHOT_DIR = path.resolve("test-results/screenshots");

/** A picture of the whole page, `<name>.png`. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(SCREENSHOT_DIR, `${name}.png`), fullPage: true, animations: "disabled" });
}
