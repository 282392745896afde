// The preview in the browser.
"use strict";
(() => {
  const script = document.currentScript;
  let hash = script.dataset.hash;
  const connect = () => {
    const socket = new WebSocket(`ws://${location.host}/_wenzhai/socket`);
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: "watch", path: location.pathname, hash, desk: false }));
    };
    socket.onmessage = (event) => {
      const message = JSON.parse(event.data);
      if (message.type === "page" || message.type === "asset") location.reload();
    };
  };
  connect();
})();
