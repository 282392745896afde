// The pages that the tests look at: for each kind (`data-kind` of the body, which is its template's name) those
// that show most of what such a page can show. `kinds.test.mjs` fails if a kind has none.

export const LANGUAGES = ['zh', 'en'];

/** Addresses below `/zh/` and `/en/`, with a query where a script answers it; with a slash in front: from the root, and
    only that one. */
export const KINDS = {
  chooser: ['/', '/404.html'],
  home: [''],
  // The longest one, with the most figures; a short one that quotes figures of others.
  report: ['reports/liaocheng-work-report-2016/', 'reports/linqing-energy-efficiency/'],
  parallel: ['reports/liaocheng-work-report-2016/parallel/'],
  reports: ['reports/'],
  // One filter, which search engines list, and two, which they do not.
  filtered: ['reports/kind/work-report/', 'reports/year/2023/kind/news/'],
  // Charts of every form.
  topic: ['topics/rural-revitalization/'],
  topics: ['topics/'],
  // The most figures of a place, in several pages.
  region: ['regions/liaocheng/'],
  regions: ['regions/'],
  year: ['years/2025/'],
  years: ['years/'],
  targets: ['targets/'],
  // Charts over time and by place.
  indicator: ['indicators/urban-jobs-new/'],
  indicators: ['indicators/'],
  term: ['terms/investment-promotion/'],
  terms: ['terms/'],
  // Nothing asked yet; results, in the English page by another name too; none, with what is near.
  search: ['search/', `search/?q=${encodeURIComponent('营商环境')}`, `search/?q=${encodeURIComponent('没有这样的话')}`],
  about: ['about/'],
  data: ['data/'],
  404: ['404.html'],
};
