// Lighthouse's mobile preset on a page of the edition.

import lighthouse from 'lighthouse';

/** The pages that it looks at; those of one template do not differ in what it measures, so each has its largest. */
export const MEASURED = ['home', 'report', 'parallel', 'topic', 'indicator', 'search'];

/** The categories without times in them, whose scores are the same in every run. */
export const TIMELESS = ['accessibility', 'best-practices', 'seo'];

/** Runs it. Scores from 0 to 100 by category, what failed as `audit: title (what)`, and the audits themselves. */
export async function measure(browser, address, categories) {
  const { port } = new URL(browser.wsEndpoint());
  const flags = { port: Number(port), output: 'json', logLevel: 'silent', onlyCategories: categories };
  const { lhr } = await lighthouse(address, flags);
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));
  const failed = Object.values(lhr.categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter(({ id: audit, weight }) => weight > 0 && lhr.audits[audit].score !== null && lhr.audits[audit].score < (id === 'performance' ? 0.9 : 1))
      .map(({ id: audit }) => {
        const { title, displayValue, explanation, details } = lhr.audits[audit];
        const item = details?.items?.[0];
        return `${audit}: ${title} (${displayValue ?? explanation ?? item?.node?.snippet ?? item?.description ?? JSON.stringify(item ?? '')})`;
      }),
  );
  return { scores, failed, audits: lhr.audits };
}
