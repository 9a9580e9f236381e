import { test as base, expect } from "@playwright/test";

/**
 * `test` and `expect` for the browser tests. An uncaught error on a page fails the test that opened it, whatever the
 * test looks at.
 */
export const test = base.extend({
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.stack ?? error.message));
    await use(page);
    expect(errors, "errors that nobody caught on the page").toEqual([]);
  },
});

export { expect };
