import { expectAccessible } from "./support/accessible";
import { takeScreenshot } from "./support/screenshots";
import { expect, test } from "./support/test";

const LOOKS = [
  { name: "dark", colorScheme: "dark" as const, width: 1280 },
  { name: "phone", colorScheme: "light" as const, width: 390 },
  { name: "phone-dark", colorScheme: "dark" as const, width: 390 },
];

test("the list of portfolios leads to one, by the keyboard", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await page.waitForURL("/portfolios");
  await expect(page.getByRole("heading", { name: "Portfolios" })).toBeVisible();
  await expectAccessible(page);
  await takeScreenshot(page, "portfolios");
});

test("an address that leads nowhere says so", async ({ page }) => {
  const response = await page.goto("/portfolios/00000000-0000-0000-0000-000000000000");
  expect(response?.status()).toBe(404);
  await expectAccessible(page);
});

for (const { name, colorScheme, width } of LOOKS) {
  test(`every page holds up ${name}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, colorScheme, viewport: { width, height: 860 } });
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("button", { name: /mixed brokerage account/ }).click();
    await expect(page.getByRole("button", { name: "Create portfolio" })).toBeEnabled();
    await takeScreenshot(page, `preview-${name}`);
    await page.getByRole("button", { name: "Create portfolio" }).click();
    await page.waitForURL(/\/portfolios\/[0-9a-f-]{36}$/);
    await expect(page.getByRole("heading", { name: "Factor exposures" })).toBeVisible();
    await expectAccessible(page);
    await takeScreenshot(page, `portfolio-${name}`);
    for (const path of ["/", "/portfolios", "/admin", "/model-card"]) {
      await page.goto(path);
      // Nothing on a page may be wider than the page.
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} is too wide`).toBeLessThanOrEqual(0);
      await expectAccessible(page);
      await takeScreenshot(page, `${path === "/" ? "landing" : path.slice(1).replaceAll("/", "-")}-${name}`);
    }
    await context.close();
  });
}
