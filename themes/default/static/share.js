// What a report's page can do with a script: send, copy, print, and show notes on terms in place.
// Without one the page has its address, a letter and links to the notes.

const all = (selector) => document.querySelectorAll(selector);
const address = document.querySelector('link[rel="canonical"]')?.href ?? location.href;

const actions = {
  copy: navigator.clipboard && (async (button) => {
    await navigator.clipboard.writeText(address);
    button.textContent = button.dataset.done;
  }),
  send: navigator.share && (() => navigator.share({ title: document.title, url: address })),
  print: window.print && (() => window.print()),
};

for (const button of all('[data-share]')) {
  const action = actions[button.dataset.share];
  if (!action) continue;
  button.hidden = false;
  // Who closes the system's own window has not failed.
  button.addEventListener('click', () => Promise.resolve(action(button)).catch(() => {}));
}

if ('popover' in HTMLElement.prototype) {
  for (const link of all('.body a.term[href^="#"]')) {
    link.addEventListener('click', (event) => {
      const note = document.getElementById(link.hash.slice(1));
      if (!note || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      // The note is read out when it has the focus; when it is closed, the link has it again.
      note.popover = 'auto';
      note.tabIndex = -1;
      note.showPopover({ source: link });
      note.focus();
    });
  }
  for (const back of all('.notes .back')) {
    back.addEventListener('click', (event) => {
      const note = back.closest(':popover-open');
      if (!note) return;
      event.preventDefault();
      note.hidePopover();
    });
  }
}
