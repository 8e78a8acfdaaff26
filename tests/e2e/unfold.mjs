// On a narrow screen the page of a client folds what is looked for less often.
/** Opens the part of that name where it is folded. */
export async function unfold(page, name) {
  const fold = page.locator("details:not([open]) > summary", { hasText: name });
  if (await fold.isVisible()) await fold.click();
}
