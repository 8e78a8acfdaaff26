// Made-up spreadsheets of any size, and bringing them into the built app as a rep does.

const CITIES = ["São Paulo;SP", "Campinas;SP", "Belo Horizonte;MG", "Curitiba;PR", "Porto Alegre;RS", "Salvador;BA", "Recife;PE", "Goiânia;GO", "Manaus;AM", "Belém;PA"];
const WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

export function cnpj(i) {
  const digit = (text, weights) => {
    let sum = 0;
    for (let at = 0; at < text.length; at += 1) sum += (text.charCodeAt(at) - 48) * weights[at];
    return sum % 11 < 2 ? 0 : 11 - (sum % 11);
  };
  const base = `${String(10_000_000 + i)}0001`;
  const first = digit(base, WEIGHTS.slice(1));
  return `${base}${first}${digit(`${base}${first}`, WEIGHTS)}`;
}

/** A repeatable random number below 1. */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const file = (name, rows) => ({ name, mimeType: "text/csv", buffer: Buffer.from(`${rows.join("\r\n")}\r\n`) });

/** Spread over the country, all of one `city`, or within some two kilometres of a place. */
export function clients(count, vendedores = 7, city = undefined, middle = undefined) {
  const rows = ["codigo;razao_social;cnpj;cidade;uf;vendedor;situacao;latitude;longitude"];
  const random = dice(count);
  for (let i = 1; i <= count; i += 1) {
    const [lat, lon] = middle
      ? [middle.lat + (random() - 0.5) * 0.04, middle.lon + (random() - 0.5) * 0.04]
      : [-8 - random() * 20, -40 - random() * 14];
    const point = `${lat.toFixed(4)};${lon.toFixed(4)}`.replaceAll(".", ",");
    // All of one city are known by the city alone: one spot.
    const place = city ? ";" : point;
    rows.push(`${i};Mercado ${i} Ltda;${cnpj(i)};${city ?? CITIES[i % 10]};Vendedor ${i % vendedores};ativo;${place}`);
  }
  return file("clientes.csv", rows);
}

/** `each` contacts and `each` orders of every client in the last two years. */
export function events(count, each) {
  const contacts = ["data;cliente_codigo;canal;resultado"];
  const orders = ["numero;data;cliente_codigo;valor;situacao"];
  const random = dice(7);
  const day = () => new Date(Date.now() - Math.floor(random() * 730) * 86_400_000).toISOString().slice(0, 10);
  for (let i = 1; i <= count; i += 1) {
    for (let k = 0; k < each; k += 1) {
      contacts.push(`${day()};${i};${k % 3 ? "visita" : "ligação"};${k % 4 ? "sucesso" : "ausente"}`);
      orders.push(`${i * each + k};${day()};${i};${100 + Math.floor(random() * 5_000)},00;faturado`);
    }
  }
  return [file("pedidos.csv", orders), file("contatos.csv", contacts)];
}

/** Brings one file in; gives the milliseconds of reading it, of judging its rows and of writing it. */
export async function bringIn(page, one) {
  const button = (name) => page.getByRole("button", { name });
  const started = performance.now();
  await page.locator("input[type=file][accept*=carteira]").setInputFiles([one]);
  await button("Conferir as linhas").waitFor({ timeout: 120_000 });
  const read = performance.now();
  await button("Conferir as linhas").click();
  await button(/^Importar \d/).waitFor({ timeout: 300_000 });
  const judged = performance.now();
  await button(/^Importar \d/).click();
  await page.getByText("Gravado neste aparelho:").waitFor({ timeout: 300_000 });
  const written = performance.now();
  await button("Concluir").click();
  return { read: read - started, judge: judged - read, write: written - judged };
}

export async function ready(page) {
  await page.waitForFunction(() => !document.getElementById("boot") && !document.querySelector(".skeleton"), undefined, { timeout: 120_000 });
}
