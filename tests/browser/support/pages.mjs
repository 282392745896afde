// One page of each kind that the edition has, by its path within a language.

export const REPORT = 'reports/liaocheng-work-report-2016/';

export const PAGES = [
  '',
  'about/',
  'data/',
  'indicators/',
  'indicators/gdp/',
  'regions/',
  'regions/liaocheng/',
  'reports/',
  'reports/topic/dual-carbon/',
  REPORT,
  `${REPORT}parallel/`,
  'targets/',
  'terms/',
  'terms/chain-chief-system/',
  'topics/',
  'topics/dual-carbon/',
  'years/',
  'years/2021/',
];
