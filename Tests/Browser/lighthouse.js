// Runs in a page of DevTools' own, where Lighthouse lives: starts its worker, as the Lighthouse panel does, and carries
// messages between it and the browser. Resolves with Lighthouse's result.
async ({ browser, url, config }) => {
  const socket = new WebSocket(browser);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error("the browser does not take the connection"));
  });
  const answers = new Map();
  let last = 1_000_000; // Above the numbers that the worker gives its own messages.
  const ask = (method, params) => new Promise((resolve, reject) => {
    last += 1;
    answers.set(last, ({ result, error }) => error ? reject(new Error(error.message)) : resolve(result));
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  const worker = new Worker("devtools://devtools/bundled/entrypoints/lighthouse_worker/lighthouse_worker.js", { type: "module" });
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    const answer = answers.get(message.id);
    if (answer) answer(message);
    else worker.postMessage({ action: "dispatchProtocolMessage", args: { message } });
  };
  // A tab, since Lighthouse looks for the page in it.
  const { targetId } = await ask("Target.createTarget", { url: "about:blank", forTab: true });
  const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
  const result = await new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      if (data === "workerReady") {
        const args = { url, config, flags: {}, categoryIDs: [], locales: ["en-US"], mainSessionId: sessionId, rootTargetId: targetId };
        worker.postMessage({ id: 1, action: "navigation", args });
      } else if (data.action === "sendProtocolMessage") {
        socket.send(data.args.message);
      } else if (data.id === 1) {
        resolve(data.result);
      }
    };
  });
  await ask("Target.closeTarget", { targetId });
  worker.terminate();
  socket.close();
  return result.lhr ?? { fatal: `${result.message}\n${result.stack}` };
}
