// The preview in a page: listens to the server and changes the page in place.

import { refresh, refreshStyles } from './assets.js';
import { showChanged } from './changed.js';
import { Connection } from './connection.js';
import { attach } from './element.js';
import { explanations } from './finding.js';
import { morph } from './morph.js';
import { wordsOf } from './words.js';

/** Milliseconds after which a server that was away is asked for its settings again. */
const SETTINGS_MS = 500;

/** Begins; `hash` is that of the page as it was served. */
export function start(hash) {
  // What the server sent last. The page's own scripts have run by now, where it has any; what
  // they made counts as served, and stays until the server says something new of that place.
  const page = { hash, version: undefined, was: document.cloneNode(true) };
  const ui = settings().then(attachTo);
  const desk = new URLSearchParams(location.search).has('desk');
  const handlers = {
    page: (message) => change(page, message, ui),
    asset: ({ paths, version }) => refresh(paths, version),
    findings: (message) => ui.then((element) => element.findings(message)),
    gone: () => ui.then((element) => element.say('gone')),
    follow: ({ path }) => path !== location.pathname && location.assign(path),
  };
  const watched = () => ({ path: location.pathname, hash: page.hash, version: page.version, desk });
  new Connection(watched, {
    message: (message) => {
      page.version = message.version ?? page.version;
      handlers[message.type]?.(message);
      // For parts of the preview that are scripts of their own.
      window.dispatchEvent(new CustomEvent('wenzhai', { detail: message }));
    },
    open: (again) => {
      // A server that was started again knows nothing of what happened to static files meanwhile,
      // and it counts its versions from the start.
      if (again) {
        page.version = undefined;
        refreshStyles();
      }
      ui.then((element) => element.say(null));
    },
    lost: () => ui.then((element) => element.say('lost')),
  });
}

/** What the server is set to; asked for until it answers, since it may be started again just now. */
export async function settings() {
  for (;;) {
    try {
      const answer = await fetch('/_wenzhai/config.json');
      if (answer.ok) return answer.json();
    } catch {
      // It is away, and the connection is being made again meanwhile.
    }
    await new Promise((resolve) => setTimeout(resolve, SETTINGS_MS));
  }
}

function attachTo(config) {
  const words = wordsOf(config.locale);
  return attach({ config, words, explanation: explanations(words), opened: new Set() });
}

function change(page, { path, hash, html, edited = [] }, ui) {
  if (path !== location.pathname) return;
  const now = new DOMParser().parseFromString(html, 'text/html');
  const changes = morph(document, page.was, now);
  Object.assign(page, { hash, was: now });
  if (changes.scripts) {
    location.reload();
    return;
  }
  if (isAbout(path, edited)) showChanged(changes.touched);
  ui.then((element) => {
    element.say(null);
    element.pins.placeSoon();
  });
}

/**
 * Whether what was edited is what this page is about. The neighbours of a report change with it,
 * and nobody who reads them wants to be taken to the link at their foot.
 */
function isAbout(path, edited) {
  const own = path.match(/\/(reports|topics)\/([^/]+)\//);
  const others = edited.filter((file) => /^content\/(reports|topics)\//.test(file));
  return !own || others.length < edited.length || edited.some((file) => file.startsWith(`content/${own[1]}/${own[2]}/`));
}
