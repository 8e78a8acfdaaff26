// Knows every open write to the databases, in the page and in the worker, and takes it back when the wasm traps.
//
// A trap unwinds nothing: nobody drops the transaction, and IndexedDB would keep what was put until then. So it is aborted
// in the event of the trap itself, before the browser can complete it, and from then on no other write begins here.
// A classic script: `boot.js` imports it and the worker's loader takes it in before the glue.

(() => {
  const live = new Set();
  let stopped = false;

  // Firefox has none in some private windows.
  const database = globalThis.IDBDatabase?.prototype;
  if (database) watch(database, database.transaction);

  function watch(database, begin) {
    database.transaction = function (...asked) {
      if ((asked[1] ?? "readonly") === "readonly") return begin.apply(this, asked);
      if (stopped) throw new DOMException("the app stopped: nothing is written any more", "AbortError");
      const transaction = begin.apply(this, asked);
      live.add(transaction);
      const over = () => live.delete(transaction);
      transaction.addEventListener("complete", over);
      transaction.addEventListener("abort", over);
      return transaction;
    };
  }

  /** The wasm cannot go on: it trapped, or its stack ran over. */
  const isEnd = (problem) =>
    problem instanceof WebAssembly.RuntimeError || (wentThroughWasm(problem) && /RangeError|InternalError/.test(problem.name));
  /** Whatever is thrown through frames of wasm leaves their work where it was. */
  const wentThroughWasm = (problem) => problem instanceof Error && /wasm/.test(problem.stack ?? "");

  function hear(problem) {
    if (!isEnd(problem) && !wentThroughWasm(problem)) return;
    stopped ||= isEnd(problem);
    for (const transaction of live) {
      try {
        transaction.abort();
      } catch {
        // It is complete already, or the browser took it back before.
      }
    }
    live.clear();
  }

  globalThis.addEventListener("error", (event) => hear(event.error));
  globalThis.addEventListener("unhandledrejection", (event) => hear(event.reason));
  /** For `boot.js`, which then shows the ways out. */
  globalThis.isEndOfWasm = isEnd;
})();
