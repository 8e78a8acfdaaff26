//! Rows a second and peak memory of every reader, beside another that only cuts: `cargo run --release --example readers`.
//!
//! Each case runs in a process of its own (Linux), so that its peak is its own: the most memory that was resident, less what was
//! when the bytes were at hand. Ours end in a table with columns that mean something; `csv`, `calamine` and `quick-xml` alone
//! end in cells or events.

#[cfg(not(target_arch = "wasm32"))]
mod clock;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.get(1).map(String::as_str) {
        Some(case) => bench::alone(case),
        None => bench::all(),
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod bench {
    use super::clock::spent;
    use carteira::exchange::import::read;
    use carteira::exchange::nfe;
    use std::io::Cursor;
    use std::time::Duration;

    const ROWS: usize = 100_000;
    const NOTES: usize = 10_000;

    /// What is read, by what, and what it gives beside it.
    const CASES: [(&str, usize, Read); 8] = [
        ("csv", ROWS, ours),
        ("csv: crate csv", ROWS, csv_alone),
        ("xlsx", ROWS, ours),
        ("xlsx: calamine", ROWS, calamine_alone),
        ("nfe", NOTES, ours),
        ("nfe: quick-xml", NOTES, quick_xml_alone),
        ("vcard", ROWS, ours),
        ("chat", ROWS, ours),
    ];

    /// Rows, or what else there is to count.
    type Read = fn(&[u8]) -> Option<usize>;

    pub(crate) fn all() {
        println!("{:<18}{:>9}{:>10}{:>12}{:>11}", "reader", "MB", "ms", "rows/s", "peak MB");
        let Ok(this) = std::env::current_exe() else { return };
        for (case, ..) in CASES {
            match std::process::Command::new(&this).arg(case).output() {
                Ok(out) => print!("{}", String::from_utf8_lossy(&out.stdout)),
                Err(error) => println!("{case}: {error}"),
            }
        }
    }

    /// The best of three in this process; the peak is that of all of them.
    pub(crate) fn alone(case: &str) {
        let Some((_, rows, read)) = CASES.iter().find(|(name, ..)| *name == case) else { return };
        let kind = case.split(':').next().unwrap_or_default();
        let Some(bytes) = made(kind) else { return println!("{case}: no input") };
        let before = memory("VmRSS:");
        let mut best = Duration::MAX;
        for _ in 0..3 {
            let start = spent();
            let Some(found) = read(&bytes) else { return println!("{case}: not read") };
            best = best.min(spent().saturating_sub(start));
            assert!(found >= *rows, "{case}: {found}");
        }
        let peak = memory("VmHWM:").saturating_sub(before);
        let a_second = *rows as f64 / best.as_secs_f64();
        let megabytes = bytes.len() as f64 / 1e6;
        println!("{case:<18}{megabytes:>9.1}{:>10}{a_second:>12.0}{:>11}", best.as_millis(), peak / 1024);
    }

    /// kB, by the kernel's account of this process.
    fn memory(line: &str) -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let found = status.lines().find_map(|text| text.strip_prefix(line));
        found.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or(0)
    }

    fn ours(bytes: &[u8]) -> Option<usize> {
        read(bytes).ok().map(|sheet| match sheet.source {
            // A day of the conversation has ten messages.
            carteira::exchange::import::Source::Chat(talk) => talk.messages,
            _ => sheet.table.len(),
        })
    }

    fn csv_alone(bytes: &[u8]) -> Option<usize> {
        let records: Result<Vec<_>, _> =
            csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes).into_records().collect();
        records.ok().map(|records| records.len())
    }

    fn calamine_alone(bytes: &[u8]) -> Option<usize> {
        use calamine::Reader;
        let mut book = calamine::Xlsx::new(Cursor::new(bytes)).ok()?;
        let range = book.worksheet_range_at(0)?.ok()?;
        Some(range.rows().count().saturating_sub(1))
    }

    fn quick_xml_alone(bytes: &[u8]) -> Option<usize> {
        let mut notes = 0;
        // The parts of the bundle follow each other; what stands between them is no element.
        let text = String::from_utf8_lossy(bytes);
        for document in text.split("<?xml").skip(1) {
            let end = document.rfind("</nfeProc>")? + "</nfeProc>".len();
            let mut reader = quick_xml::Reader::from_str(&document[document.find("?>")? + 2..end]);
            loop {
                match reader.read_event().ok()? {
                    quick_xml::events::Event::Eof => break,
                    event => drop(std::hint::black_box(event)),
                }
            }
            notes += 1;
        }
        Some(notes)
    }

    fn made(kind: &str) -> Option<Vec<u8>> {
        let row = |at: usize| {
            let day = 1 + at % 28;
            [
                format!("{at:06}"),
                format!("Mercado São João {at} Ltda"),
                format!("Loja {at}"),
                format!("(19) 9{:04}-{:04}", at % 10_000, (at * 7) % 10_000),
                format!("compras{at}@exemplo.com.br"),
                format!("Rua das Palmeiras, {at}"),
                "Campinas".to_owned(),
                "SP".to_owned(),
                format!("{day:02}/03/2026"),
                "atende à tarde".to_owned(),
            ]
        };
        const HEADINGS: [&str; 10] = [
            "codigo",
            "razao_social",
            "nome_fantasia",
            "telefone",
            "email",
            "endereco",
            "cidade",
            "uf",
            "ultima_visita",
            "obs",
        ];
        match kind {
            "csv" => {
                let mut text = HEADINGS.join(";");
                for at in 0..ROWS {
                    text.push_str("\r\n");
                    text.push_str(&row(at).join(";"));
                }
                Some(text.into_bytes())
            }
            "xlsx" => {
                let mut book = rust_xlsxwriter::Workbook::new();
                let sheet = book.add_worksheet();
                for (column, heading) in HEADINGS.iter().enumerate() {
                    sheet.write_string(0, column as u16, *heading).ok()?;
                }
                for at in 0..ROWS {
                    for (column, cell) in row(at).iter().enumerate() {
                        sheet.write_string(at as u32 + 1, column as u16, cell).ok()?;
                    }
                }
                book.save_to_buffer().ok()
            }
            "nfe" => {
                Some(nfe::bundle(&(0..NOTES).map(|at| (format!("{at}.xml"), note(at))).collect::<Vec<_>>()))
            }
            "vcard" => {
                let card = |at: usize| {
                    let [_, name, _, phone, email, street, city, state, ..] = row(at);
                    format!(
                        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL;TYPE=CELL:{phone}\r\nEMAIL:{email}\r\nADR:;;{street};{city};{state};;\r\nEND:VCARD\r\n"
                    )
                };
                Some((0..ROWS).map(card).collect::<String>().into_bytes())
            }
            "chat" => {
                let message = |at: usize| {
                    let (day, month, year) = (1 + (at / 10) % 28, 1 + (at / 280) % 12, 2000 + at / 3_360);
                    let who = if at.is_multiple_of(3) { "Rui" } else { "Padaria Aurora" };
                    format!(
                        "{day:02}/{month:02}/{year} 10:{:02} - {who}: bom dia, preciso de {at} sacos\n",
                        at % 60
                    )
                };
                Some((0..ROWS).map(message).collect::<String>().into_bytes())
            }
            _ => None,
        }
    }

    /// An authorized sale of three items.
    fn note(at: usize) -> Vec<u8> {
        let item = |number: usize| {
            format!(
                "<det nItem=\"{number}\"><prod><cProd>{number}</cProd><xProd>FARINHA DE TRIGO {number}</xProd><CFOP>5102</CFOP><uCom>SC</uCom><qCom>2.0000</qCom><vUnCom>50.00</vUnCom><vProd>100.00</vProd></prod><imposto><ICMS><ICMS00><orig>0</orig><CST>00</CST><vBC>100.00</vBC><pICMS>18.00</pICMS><vICMS>18.00</vICMS></ICMS00></ICMS></imposto></det>"
            )
        };
        let key = format!("352611432100000001295500100{:07}1011234567", at);
        let key = format!("{key:0<44}");
        let items: String = (1..=3).map(item).collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><nfeProc xmlns=\"http://www.portalfiscal.inf.br/nfe\" versao=\"4.00\"><NFe><infNFe Id=\"NFe{key}\" versao=\"4.00\"><ide><natOp>VENDA</natOp><mod>55</mod><serie>1</serie><nNF>{at}</nNF><dhEmi>2026-11-05T10:30:00-03:00</dhEmi><tpNF>1</tpNF><finNFe>1</finNFe><tpAmb>1</tpAmb></ide><emit><CNPJ>43210000000129</CNPJ><xNome>ALIMENTOS ALFA LTDA</xNome></emit><dest><CNPJ>54321000000112</CNPJ><xNome>PADARIA AURORA LTDA</xNome><enderDest><xLgr>Rua Um</xLgr><nro>10</nro><xBairro>Centro</xBairro><cMun>3509502</cMun><xMun>Campinas</xMun><UF>SP</UF><CEP>13010111</CEP></enderDest></dest>{items}<total><ICMSTot><vNF>300.00</vNF></ICMSTot></total></infNFe></NFe><protNFe><infProt><chNFe>{key}</chNFe><cStat>100</cStat></infProt></protNFe></nfeProc>"
        )
        .into_bytes()
    }
}
