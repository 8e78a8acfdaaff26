// Archives of streets made for a spec: PMTiles 3 and vector tiles by hand, from real street axes of Porto Alegre
// (tests/samples/ruas, for tests alone) with a park, a river and a few houses made up beside them.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gunzipSync, gzipSync } from "node:zlib";

const HERE = dirname(fileURLToPath(import.meta.url));
const AXES = join(HERE, "../samples/ruas/centro.geojsonl.gz");
/** The middle of what is made, in degrees. */
export const MIDDLE = { lat: -30.0355, lon: -51.2165 };

const titled = (text) => text.toLowerCase().replace(/(^|\s)(\S)/g, (_, before, letter) => before + letter.toUpperCase());

/** The streets: kind as Protomaps tells it, name, corners. */
export function streets(file = AXES) {
  const words = { R: "Rua", AV: "Avenida", PCA: "Praça", TRAV: "Travessa", LG: "Largo", BC: "Beco" };
  const lines = gunzipSync(readFileSync(file)).toString().trim().split("\n");
  return lines.map((line) => {
    const { categoria, nome, linha } = JSON.parse(line);
    const kind = categoria === "AV" ? "major_road" : categoria === "BC" || categoria === "PSG" ? "path" : "minor_road";
    const detail = categoria === "AV" ? "secondary" : undefined;
    const name = nome ? `${words[categoria] ?? ""} ${titled(nome)}`.trim() : undefined;
    return { layer: "roads", type: 2, spots: linha, tags: { kind, ...(detail && { kind_detail: detail }), ...(name && { name }) } };
  });
}

/** What makes it a whole map: water at the west, a park, houses. */
export function around() {
  const box = (lon, lat, wide, high) => [[lon, lat], [lon + wide, lat], [lon + wide, lat - high], [lon, lat - high]];
  const houses = [...Array(60).keys()].map((at) => {
    const [lon, lat] = [MIDDLE.lon + ((at % 10) - 5) * 0.0006, MIDDLE.lat + (Math.floor(at / 10) - 3) * 0.0006];
    return { layer: "buildings", type: 3, spots: box(lon, lat, 0.0003, 0.0002), tags: { kind: "building" } };
  });
  return [
    { layer: "earth", type: 3, spots: box(-51.3, -29.99, 0.16, 0.1), tags: { kind: "earth" } },
    { layer: "water", type: 3, spots: box(-51.3, -29.99, 0.065, 0.1), tags: { kind: "lake", name: "Guaíba" } },
    { layer: "landuse", type: 3, spots: box(-51.2185, -30.0365, 0.006, 0.004), tags: { kind: "park", name: "Redenção" } },
    { layer: "places", type: 1, spots: [[-51.2225, -30.0335]], tags: { kind: "neighbourhood", name: "Centro Histórico" } },
    ...houses,
  ];
}

const varint = (value) => {
  const out = [];
  let left = BigInt(value);
  while (left >= 0x80n) {
    out.push(Number(left & 0x7fn) | 0x80);
    left >>= 7n;
  }
  out.push(Number(left));
  return out;
};
const field = (number, bytes) => [...varint((number << 3) | 2), ...varint(bytes.length)].concat(bytes);
const text = (words) => [...Buffer.from(words)];
const zigzag = (value) => (value << 1) ^ (value >> 31);

const onWorld = (z, [lon, lat]) => {
  const sin = Math.sin((lat * Math.PI) / 180);
  const tiles = 2 ** z;
  return [(lon / 360 + 0.5) * tiles, (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * tiles];
};

/** The order of tiles: all lower zooms, then along the Hilbert curve. */
function tileId(z, x, y) {
  let id = 0;
  for (let zoom = 0; zoom < z; zoom++) id += 4 ** zoom;
  for (let s = 2 ** z / 2; s >= 1; s /= 2) {
    const [rx, ry] = [x & s ? 1 : 0, y & s ? 1 : 0];
    id += s * s * ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) [x, y] = [2 ** z - 1 - x, 2 ** z - 1 - y];
      [x, y] = [y, x];
    }
  }
  return id;
}

function vectorTile(z, x, y, features) {
  const layers = new Map();
  for (const feature of features) layers.set(feature.layer, layers.get(feature.layer) ?? []).get(feature.layer).push(feature);
  const out = [];
  for (const [name, inside] of layers) {
    const [keys, values] = [[], []];
    const places = new Map();
    const place = (all, one) => {
      const known = `${all === keys}${one}`;
      if (!places.has(known)) places.set(known, all.push(one) - 1);
      return places.get(known);
    };
    const layer = [...field(1, text(name))];
    const made = inside.map(({ type, spots, tags }) => {
      const pairs = Object.entries(tags).flatMap(([key, value]) => [...varint(place(keys, key)), ...varint(place(values, value))]);
      const geometry = [];
      let before = [0, 0];
      spots.forEach((spot, at) => {
        const [wx, wy] = onWorld(z, spot);
        const now = [Math.round((wx - x) * 4096), Math.round((wy - y) * 4096)];
        if (at === 0) geometry.push(...varint(9));
        if (at === 1) geometry.push(...varint(((spots.length - 1) << 3) | 2));
        geometry.push(...varint(zigzag(now[0] - before[0]) >>> 0), ...varint(zigzag(now[1] - before[1]) >>> 0));
        before = now;
      });
      if (type === 3) geometry.push(...varint(15));
      return [...field(2, pairs), 3 << 3, type, ...field(4, geometry)];
    });
    for (const feature of made) for (const byte of field(2, feature)) layer.push(byte);
    for (const key of keys) layer.push(...field(3, text(key)));
    for (const value of values) layer.push(...field(4, field(1, text(value))));
    layer.push(5 << 3, 0x80, 0x20, 15 << 3, 2);
    for (const byte of field(3, layer)) out.push(byte);
  }
  return Buffer.from(out);
}

/** The whole archive as a buffer. */
export function archive(features, { zooms = [10, 11, 12, 13, 14], packing = "gzip", attribution = '<a href="x">&copy; Prefeitura</a> de teste' } = {}) {
  const pack = { gzip: gzipSync, brotli: brotliCompressSync, none: (bytes) => bytes }[packing];
  const tiles = new Map();
  for (const z of zooms) {
    const cut = new Map();
    for (const feature of features) {
      const spots = feature.spots.map((spot) => onWorld(z, spot).map(Math.floor));
      const [xs, ys] = [spots.map((spot) => spot[0]), spots.map((spot) => spot[1])];
      // An area is in every tile of its box, a line where its corners are.
      const inside = new Set();
      if (feature.type === 3) {
        for (let x = Math.min(...xs); x <= Math.max(...xs); x++) for (let y = Math.min(...ys); y <= Math.max(...ys); y++) inside.add(`${x}/${y}`);
      } else for (const [x, y] of spots) inside.add(`${x}/${y}`);
      for (const at of inside) cut.set(at, cut.get(at) ?? []).get(at).push(feature);
    }
    for (const [at, all] of cut) {
      const [x, y] = at.split("/").map(Number);
      tiles.set(tileId(z, x, y), pack(vectorTile(z, x, y, all)));
    }
  }
  const entries = [...tiles].sort(([a], [b]) => a - b);
  let offset = 0;
  const offsets = entries.map(([, tile]) => (offset += tile.length) - tile.length);
  const directory = [
    ...varint(entries.length),
    ...entries.flatMap(([id], at) => varint(id - (at ? entries[at - 1][0] : 0))),
    ...entries.flatMap(() => varint(1)),
    ...entries.flatMap(([, tile]) => varint(tile.length)),
    ...offsets.flatMap((from) => varint(from + 1)),
  ];
  const layers = [...new Set(features.map((feature) => feature.layer))];
  const metadata = { name: "Teste", attribution, vector_layers: layers.map((id) => ({ id, fields: {} })) };
  const root = gzipSync(Buffer.from(directory));
  const told = gzipSync(Buffer.from(JSON.stringify(metadata)));
  const data = Buffer.concat(entries.map(([, tile]) => tile));
  const head = Buffer.alloc(127);
  head.write("PMTiles");
  head[7] = 3;
  let at = 127n;
  [root, told, Buffer.alloc(0), data].forEach((section, place) => {
    head.writeBigUInt64LE(at, 8 + place * 16);
    head.writeBigUInt64LE(BigInt(section.length), 16 + place * 16);
    at += BigInt(section.length);
  });
  for (const place of [72, 80, 88]) head.writeBigUInt64LE(BigInt(entries.length), place);
  head.set([1, 2, { none: 1, gzip: 2, brotli: 3 }[packing], 1, zooms.at(0), zooms.at(-1)], 96);
  const all = features.flatMap((feature) => feature.spots);
  const [lons, lats] = [all.map((spot) => spot[0]), all.map((spot) => spot[1])];
  const least = (list) => list.reduce((a, b) => Math.min(a, b));
  const most = (list) => list.reduce((a, b) => Math.max(a, b));
  [least(lons), least(lats), most(lons), most(lats)].forEach((degrees, place) => head.writeInt32LE(Math.round(degrees * 1e7), 102 + place * 4));
  head[118] = zooms.at(-1);
  return Buffer.concat([head, root, told, data]);
}

/** Chooses the file in *Dados*. */
export async function choose(page, name, buffer) {
  const card = page.locator("section.card", { has: page.getByRole("heading", { name: "Mapa da região" }) });
  await card.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  return card;
}
