// The rules in wasm on 10,000 and 100,000 clients × 20 events: indicators, snapshot, merge and memory.
import { Site } from "../e2e/site.mjs";
import { kilobytes, median, milliseconds, rounds, table } from "./lib-page.mjs";

async function measure(page, site) {
  await page.goto(site.url());
  return page.evaluate(async () => {
    const { default: init, Measured } = await import("./measure.js");
    const wasm = await init();
    const timed = (times, work) => {
      const took = [];
      let check;
      for (let round = 0; round < times; round += 1) {
        const start = performance.now();
        check = work();
        took.push(performance.now() - start);
      }
      return { took, check };
    };
    const results = {};
    for (const clients of [10_000, 100_000]) {
      let mine;
      const build = timed(1, () => void (mine = new Measured(clients, 1)));
      const memory = wasm.memory.buffer.byteLength;
      const first = { coverage: timed(1, () => mine.coverage()), days: timed(1, () => mine.days_and_class()) };
      timed(2, () => mine.coverage() + mine.days_and_class() + mine.statuses());
      results[clients] = {
        build,
        memory,
        first,
        coverage: timed(15, () => mine.coverage()),
        days: timed(15, () => mine.days_and_class()),
        statuses: timed(15, () => mine.statuses()),
      };
      mine.index_names();
      results[clients].search = {
        apart: timed(3, () => mine.type_letters_one_by_one()),
        whole: timed(9, () => mine.type_letters(false)),
        narrowed: timed(9, () => mine.type_letters(true)),
      };
      if (clients === 10_000) {
        const other = new Measured(clients, 2);
        let file;
        results.write = timed(5, () => (file = other.snapshot()).length);
        results.merge = timed(1, () => mine.merge(file));
        results.again = timed(5, () => mine.merge(file));
        other.free();
      }
      mine.free();
    }
    const buyers = Measured.buyers(10_000);
    const fits = (clients) => timed(3, () => buyers.fit(clients));
    results.analyses = { fit500: fits(500), fit2000: fits(2_000) };
    buyers.indicators();
    Object.assign(results.analyses, {
      indicators: timed(9, () => buyers.indicators()),
      history: timed(9, () => buyers.status_history()),
      step: timed(9, () => buyers.simulator_step(12)),
      cdnow: timed(3, () => Measured.cdnow()),
    });
    buyers.free();
    return results;
  });
}

const site = new Site(process.env.CARTEIRA_MEASURE);
const [found] = await rounds(1, measure, { site });
const rows = [["clients × 20 events", "10,000", "100,000", "prototype"]];
const both = (name, pick, prototype) => rows.push([name, pick(found[10_000]), pick(found[100_000]), prototype]);
both("coverage of 24 months by vendedor and UF", (one) => milliseconds(median(one.coverage.took)), "0.45 / 3.6 ms");
both("the same, asked first: months of every client", (one) => milliseconds(one.first.coverage.took[0]), "");
both("days and class of every client", (one) => milliseconds(median(one.days.took)), "0.18 / 1.5 ms");
both("the same, asked first", (one) => milliseconds(one.first.days.took[0]), "");
both("days, class, ABC, state, exclusion of every client", (one) => milliseconds(median(one.statuses.took)), "");
both("ten letters typed, words read again for each client", (one) => milliseconds(median(one.search.apart.took)), "");
both("ten letters typed, all texts as one", (one) => milliseconds(median(one.search.whole.took)), "1.4 / 13 ms");
both("ten letters typed, among those found before", (one) => milliseconds(median(one.search.narrowed.took)), "");
both("memory of the wasm", (one) => kilobytes(one.memory), "");
both("check values", (one) => `${one.coverage.check} ${one.days.check} ${one.statuses.check}`, "");
table("rules, median of 15", rows);
table("snapshot of 10,000 clients × 20 events", [
  ["write, median of 5", milliseconds(median(found.write.took)), kilobytes(found.write.check)],
  ["read and merge another device's", milliseconds(found.merge.took[0]), `${found.merge.check} clients`],
  ["read and merge it again, median of 5", milliseconds(median(found.again.took)), `${found.again.check} clients`],
]);
const { fit500, fit2000, indicators, history, step, cdnow } = found.analyses;
const [reached, worst] = cdnow.check;
table("analyses of 10,000 clients × 20 orders, medians", [
  ["", "measured", "asked", "peer", "check value"],
  ["every indicator on one day, P(vivo) too", milliseconds(median(indicators.took)), "", "JS objects 44 ms, ABC + RFM alone, 100k", indicators.check.toFixed(3)],
  ["status of every client, 24 months", milliseconds(median(history.took)), "", "", history.check],
  ["one step of the rule simulator", milliseconds(median(step.took)), "a frame of 16 ms", "", step.check],
  ["P(vivo) learnt from 500 clients", milliseconds(median(fit500.took)), "", "", fit500.check.toFixed(3)],
  ["P(vivo) learnt from 2,000 clients", milliseconds(median(fit2000.took)), "a few s under 4×", "Python lifetimes 70 ms, BG/NBD, 100k", fit2000.check.toFixed(3)],
  ["CDNOW, 2,357 buyers, k = 1: log-likelihood", milliseconds(median(cdnow.took)), "−9582.132685", "", reached.toFixed(6)],
  ["CDNOW: worst difference of P(vivo)", "", "< 1e-9", "10 printed digits", worst.toExponential(1)],
]);
