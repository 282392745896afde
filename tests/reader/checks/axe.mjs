// axe-core's rules for WCAG 2.2 AA and its best practices.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it is shown now: `{ broken, unsure }`, each a list of lines `rule: where (why)`. */
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const { violations, incomplete } = await page.evaluate(async (values) => {
    // Not in the page's way: target-size is among the tags but off unless it is asked for.
    const found = await globalThis.axe.run(document, {
      runOnly: { type: 'tag', values },
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations', 'incomplete'],
    });
    const told = (results) =>
      results.flatMap(({ id, nodes }) =>
        nodes.map(({ target, html, any, all, none }) => {
          const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
          return `${id}: ${target.join(' ')} ${html.slice(0, 120)} (${why})`;
        }),
      );
    return { violations: told(found.violations), incomplete: told(found.incomplete) };
  }, TAGS);
  return { broken: violations, unsure: incomplete };
}
