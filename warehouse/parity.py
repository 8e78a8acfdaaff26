"""Every cell of the views against what the app says of the same files: cobertura by combinations, closed months, one row a client,
and the figures of the panels. A test passes where nothing differs."""

import csv
import datetime
import functools
import io
import json
import subprocess
import unicodedata
from collections import Counter
from decimal import Decimal

COUNTS = "count(*), sum(covered), sum(visited), sum(bought)"
# What `carteira-cli cobertura --por` is asked, and what says the same of which view.
CUTS = {
    "mes": ("coverage", "label"),
    "mes,vendedor": ("coverage", "label, vendedor"),
    "mes,uf": ("coverage", "label, uf"),
    "mes,ramo": ("coverage", "label, industry"),
    "mes,municipio": ("coverage", "label, city || '/' || uf"),
    "mes,abc": ("coverage", "label, abc"),
    "mes,vendedor,uf": ("coverage", "label, vendedor, uf"),
    "mes,representada": ("coverage_by_principal", "label, representada"),
    "mes,representada,vendedor": ("coverage_by_principal", "label, representada, vendedor"),
}
FIGURES = ("elegiveis", "cobertos", "visitados", "positivados")


class App:
    """The program for the shell, asked about the same files on the same day."""

    def __init__(self, cli, files, day):
        self.cli, self.files, self.day = cli, files, day

    @functools.cache
    def said(self, command, *words):
        """Asked once, however many tests read it."""
        return subprocess.run([self.cli, command, *self.files, "--em", self.day, *words], capture_output=True, check=True).stdout

    def rows(self, command, *words):
        return json.loads(self.said(command, "--formato", "json", *words))

    def table(self, command):
        text = self.said(command).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def differing(own, theirs):
    """Of two lists, what stands in one alone: nothing where they are the same in any order."""
    own, theirs = Counter(own), Counter(theirs)
    return [*((row, "by the engine alone") for row in (own - theirs).elements()), *((row, "by the app alone") for row in (theirs - own).elements())]


def folded(name):
    """Without accents, case and what stands around it: names that differ in no more are one."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name.strip()) if not unicodedata.combining(sign)).casefold()


def added(rows):
    """Counts by key: groups of one name are one."""
    sums = {}
    for key, counts in rows:
        sums[key] = tuple(map(sum, zip(sums.get(key, (0,) * len(FIGURES)), counts)))
    return {key: counts for key, counts in sums.items() if counts[0] > 0}


def coverage(ask, app, cut):
    """Who is in no group has a word of the app's in its place, or an id that nobody knows: of a month they are compared together."""
    view, columns = CUTS[cut]
    names = cut.split(",")
    own = [(row[: len(names)], tuple(map(int, row[len(names) :]))) for row in ask(f"SELECT {columns}, {COUNTS} FROM {view} GROUP BY {columns}")]
    theirs = [(tuple(row[name] for name in names), tuple(row[figure] for figure in FIGURES)) for row in app.rows("cobertura", "--por", cut)]
    known = {tuple(map(folded, key)) for key, _ in own if None not in key}

    def placed(rows):
        for key, counts in rows:
            key = None if None in key else tuple(map(folded, key))
            yield key if key in known else None, counts

    def split(rows):
        placed_rows = list(zip(placed(rows), rows))
        named = added(key_counts for key_counts, _ in placed_rows if key_counts[0] is not None)
        nameless = added((key[0], counts) for (place, counts), (key, _) in placed_rows if place is None)
        return named, nameless

    (own_named, own_rest), (their_named, their_rest) = split(own), split(theirs)
    return differing(own_named.items(), their_named.items()) + differing(own_rest.items(), their_rest.items())


def closed(ask, app, by, cut, named):
    """What months were closed at; of groups by their name, and of who has none by the counts."""
    columns = "c.eligible, c.covered, c.visited, c.bought, c.eligible_now, c.covered_now, c.visited_now, c.bought_now"
    own = [
        (label, name, day_of(on).isoformat(), *(int(count) for count in counts))
        for label, name, on, *counts in ask(f"SELECT c.label, {named}, c.closed_on, {columns} FROM closed_months c LEFT JOIN salespeople s ON s.id = c.of_whom WHERE c.cut = '{cut}'")
    ]
    theirs = []
    for row in app.rows("cobertura", "--por", by):
        if row["fechamento"]:
            name = row[by.split(",")[1]] if "," in by else None
            name = None if name in ("sem vendedor", "sem UF") else name
            shut = row["fechamento"]
            theirs.append((row["mes"], name, shut["em"], *(shut[figure] for figure in FIGURES), *(row[figure] for figure in FIGURES)))
    # The app lists those alone that somebody is in now or was in one of the months.
    names = {row[1] for row in theirs}
    return differing((row for row in own if row[1] in names), theirs)


def day_of(number):
    return datetime.date(1970, 1, 1) + datetime.timedelta(days=number)


def shown_day(number):
    return "" if number is None else day_of(number).strftime("%d/%m/%Y")


def number(cell):
    return None if cell == "" else Decimal(cell.replace(",", ".")).normalize()


def quotient(part, whole):
    """In hundredths, half up, from whole numbers."""
    part, whole = int(part), int(whole or 0)
    return None if not whole else Decimal((200 * part + whole) // (2 * whole)).scaleb(-2).normalize()


def text(cell):
    """As it was before a sign that a spreadsheet would reckon with was held back."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


CLASSES = {"prospect": "potencial", "no_orders": "sem compras", "active": "ativo", "at_risk": "em risco", "inactive": "inativo", "former": "ex-cliente"}
STATES = {"never": "sem registro", "forgotten": "esquecido", "overdue": "atrasado", "due": "na hora", "on_track": "em dia"}
WHOLE = "d.code, d.name, d.tax_id, d.vendedor, d.uf, d.city, d.last_contact, d.days_since_contact, d.cadence, t.state, d.last_order, d.days_since_order, d.span_days, d.intervals, d.class, d.covered, d.visited, d.bought, d.counts, d.abc, d.r, d.f, d.m, d.segment, d.p_alive, d.revenue_12m, d.orders_12m, k.score, k.band, l.day, d.nps, d.nps_day, d.complaint_day"
YES = {1: "sim", 0: "não"}


def clients(ask, app):
    """One row a client, each cell that a view has."""
    own = []
    rows = ask(f"SELECT {WHOLE} FROM client_day d JOIN contact_states t ON t.client = d.client LEFT JOIN risk k ON k.client = d.client LEFT JOIN last_checks l ON l.client = d.client")
    for code, name, tax, seller, uf, city, contact, days, cadence, state, order, idle, span, gaps, kind, *rest in rows:
        covered, visited, bought, counts, abc, r, f, m, segment, alive, revenue, orders, score, band, looked, nps, nps_day, complaint = rest
        own.append((
            code or "", name, tax or "", seller or "", uf or "", city or "", shown_day(contact), days, cadence, STATES[state], shown_day(order), idle,
            quotient(span, gaps) if gaps else None, CLASSES[kind], YES[covered], YES[visited], YES[bought], YES[counts], abc or "", r, f, m, segment or "",
            None if alive is None else Decimal(round(float(alive) * 100)).scaleb(-2).normalize(), quotient(revenue, 100), quotient(revenue, 100 * orders), int(orders),
            score, band or "", shown_day(looked), nps, shown_day(nps_day), shown_day(complaint),
        ))
    theirs = []
    for row in app.table("analise"):
        theirs.append((
            text(row["codigo"]), text(row["cliente"]), row["cnpj_cpf"], text(row["vendedor"]), row["uf"], text(row["municipio"]).strip(), row["ultimo_contato"],
            number(row["dias_sem_contato"]), number(row["intervalo_dias"]), row["estado_contato"], row["ultimo_pedido"], number(row["dias_sem_comprar"]),
            number(row["ciclo_medio_dias"]), row["classe"], row["coberto_no_mes"], row["visitado_no_mes"], row["positivado_no_mes"], row["no_denominador"], row["abc"],
            number(row["r"]), number(row["f"]), number(row["m"]), row["segmento_rfm"], number(row["p_vivo"]), number(row["faturamento_12m"]), number(row["ticket_medio"]),
            int(row["pedidos_12m"]), number(row["risco_pontos"]), row["risco_faixa"], row["ultima_consulta"], number(row["nps"]), row["nps_em"], row["reclamacao_aberta_desde"],
        ))
    return differing(own, theirs)


def month_name(label):
    """Cohorts are counted in months since year 0."""
    return f"{int(label) // 12:04}-{int(label) % 12 + 1:02}" if label.isdigit() else label


def indicators(ask, app, kind):
    """The figures of one kind. A part of nothing, and what nobody did, has no row in a view."""
    own = [
        (month_name(label), of, int(amount), None if whole is None else int(whole))
        for label, of, amount, whole in ask(f"SELECT label, of_what, amount, whole FROM indicators WHERE indicator = '{kind}'")
        if amount or kind != "coorte"
    ]
    theirs = [
        (row["mes"] or "", row["de_que"], row["quantidade"], row["de"])
        for row in app.rows("indicadores")
        if row["indicador"] == kind and (row["quantidade"] or kind != "coorte")
    ]
    return differing(own, theirs)


INDICATORS = (
    "classe", "estado_contato", "abc", "abc_faturamento_centavos", "segmento_rfm", "risco", "nps", "retencao", "reativacao", "saldo", "coorte",
    "motivo", "motivo_compras_centavos", "motivo_controlavel", "resgate_tentado", "resgate_em_espera", "resgate_respondido", "resgate_comprou",
    "meta_cobertura", "meta_positivacao", "meta_faturamento_centavos", "meta_clientes_novos",
)  # fmt: skip


def tests(ask, app):
    """Name and what differs, one by one."""
    silent = ask("SELECT exclude_silent FROM rule")[0][0]
    for cut, (view, _) in CUTS.items():
        # Of who is silent only the representada's own orders could say, which no view asks.
        if not (silent and view == "coverage_by_principal"):
            yield f"cobertura {cut}", coverage(ask, app, cut)
    yield "fechamento", closed(ask, app, "mes", "total", "NULL")
    yield "fechamento vendedor", closed(ask, app, "mes,vendedor", "salesperson", "s.name")
    yield "fechamento uf", closed(ask, app, "mes,uf", "uf", "c.of_whom")
    yield "analise", clients(ask, app)
    for kind in INDICATORS:
        yield kind, indicators(ask, app, kind)
