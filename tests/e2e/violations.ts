import axe from "axe-core";
import type { Page } from "playwright-core";

/** The size of targets is a rule that axe leaves out if not asked for. */
const ALL: axe.RunOptions = { rules: { "target-size": { enabled: true } } };

/** What axe finds wrong with the page as it stands, one line each. */
export async function violations(page: Page, options = ALL): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate((asked) => (window as unknown as { axe: typeof axe }).axe.run(asked), options);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** The same in light colours, and whatever hangs on colours in dark ones. */
export async function violationsInBothColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, { runOnly: ["color-contrast", "link-in-text-block"] });
  return [...light, ...dark.map((one) => `dark: ${one}`)];
}
