// The order of stops in wasm: gap to the optimum on reference instances, days of 20 and 50 stops, free hours, the goal.
import { Site } from "../e2e/site.mjs";
import { median, milliseconds, rounds, table } from "./lib-page.mjs";

/** What is known of peers, by ratio from an earlier run of theirs beside a prototype of ours; not measured in this run. */
const PEERS = "not in this run: beside a prototype that took 10.5 ms for kroA200, LKH took 36 times as long and OR-Tools 134 times";

const measure = (throttle) => async (page, site) => {
  await page.goto(site.url());
  return page.evaluate(async (throttle) => {
    const { default: init, Routes } = await import("./measure.js");
    await init();
    const routes = new Routes();
    const timed = (times, work) => {
      const took = [];
      let check;
      for (let round = 0; round < times; round += 1) {
        const start = performance.now();
        check = work(round);
        took.push(performance.now() - start);
      }
      return { took, check };
    };
    const seeds = [1, 2, 3, 4, 5, 6];
    const results = { throttle, days: [], free: [], goal: [], orders: [] };
    timed(3, () => routes.day(20, false, 1));
    for (const [stops, hours] of [[8, false], [12, false], [12, true], [20, false], [20, true], [50, false], [50, true]]) {
      results.days.push({ stops, hours, ...timed(5, (round) => routes.day(stops, hours, round)) });
    }
    if (throttle > 1) return results;
    const instances = routes.instances().split("\n").map((line) => line.split(" "));
    for (const [at, [name, known]] of instances.entries()) {
      const optimum = Number(known) || Math.min(...seeds.slice(0, 3).map((seed) => routes.length(at, 40_000, seed)));
      for (const many of [250, 500, 1_000, 3_000]) {
        const took = [];
        const gaps = seeds.map((seed) => {
          const start = performance.now();
          const length = routes.length(at, many, seed);
          took.push(performance.now() - start);
          return (length / optimum - 1) * 100;
        });
        results.orders.push({ name, known: Number(known) > 0, many, took, gaps });
      }
    }
    for (const clients of [12, 50, 200, 2_000]) results.free.push({ clients, ...timed(3, (round) => routes.free_hours(clients, round)) });
    for (const [clients, missing] of [[100, 36], [400, 60], [2_000, 80]]) {
      results.goal.push({ clients, missing, ...timed(2, (round) => routes.goal(clients, missing, round)) });
    }
    return results;
  }, throttle);
};

const percent = (value) => `${value.toFixed(3)}%`;
const site = () => new Site(process.env.CARTEIRA_MEASURE);
const [plain] = await rounds(1, measure(1), { site: site() });
const [slow] = await rounds(1, measure(4), { site: site(), throttle: 4 });
table("order of stops: gap to the optimum (* to the best of long runs), six seeds", [
  ["instance", "rounds", "median time", "median gap", "worst gap"],
  ...plain.orders.map((one) => [`${one.name}${one.known ? "" : "*"}`, one.many, milliseconds(median(one.took)), percent(median(one.gaps)), percent(Math.max(...one.gaps))]),
]);
console.log(`  ${PEERS}`);
table("a day in the best order, median of 5", [
  ["stops", "hours", "plain", "4× throttled", "check"],
  ...plain.days.map((one, at) => [one.stops, one.hours ? "one in three" : "none", milliseconds(median(one.took)), milliseconds(median(slow.days[at].took)), `${one.check === slow.days[at].check ? one.check : "differs"}`]),
]);
table("four free hours", [["clients", "median time", "worth"], ...plain.free.map((one) => [one.clients, milliseconds(median(one.took)), one.check])]);
table("the way to the goal, ten days", [["clients", "missing", "median time", "driving s"], ...plain.goal.map((one) => [one.clients, one.missing, milliseconds(median(one.took)), one.check])]);
