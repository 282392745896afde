// The line to the server: it comes back by itself, whatever cuts it.

/** Pauses before the second try and those after it, in milliseconds; the last one repeats. */
const PAUSES = [30, 60, 120, 250, 500, 1000];

export class Connection {
  #socket = null;
  #failed = 0;
  #again = false;
  #timer = 0;
  #handlers;
  #watched;

  /**
   * `watched` gives what to send whenever a connection begins; `handlers` has `message(object)`,
   * `open(again)`
   * and `lost()`.
   */
  constructor(watched, handlers) {
    this.#watched = watched;
    this.#handlers = handlers;
    // What a browser holds back in a tab that nobody sees, it owes when the tab is seen again.
    document.addEventListener('visibilitychange', () => document.hidden || this.#now());
    window.addEventListener('online', () => this.#now());
    window.addEventListener('focus', () => this.#now());
    // A page with an open socket is not kept for the way back.
    window.addEventListener('pagehide', () => this.#close());
    window.addEventListener('pageshow', (event) => event.persisted && this.#now());
    this.#connect();
  }

  /** Says again what is watched. */
  watch() {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify({ type: 'watch', ...this.#watched() }));
    }
  }

  #connect() {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const socket = new WebSocket(`${scheme}://${location.host}/_wenzhai/socket`);
    this.#socket = socket;
    socket.onopen = () => {
      this.#failed = 0;
      this.#handlers.open(this.#again);
      this.#again = true;
      this.watch();
    };
    socket.onmessage = ({ data }) => this.#handlers.message(JSON.parse(data));
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#handlers.lost();
      const pause = PAUSES[Math.min(this.#failed, PAUSES.length - 1)];
      this.#failed += 1;
      this.#timer = setTimeout(() => this.#connect(), pause);
    };
  }

  #now() {
    if (this.#socket) return;
    clearTimeout(this.#timer);
    this.#connect();
  }

  #close() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
