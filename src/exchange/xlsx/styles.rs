//! The number formats of a workbook, by the style that a cell names.

use super::super::table::TableError;
use super::super::xml::{attribute, refusal};
use super::number_format::Format;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::BufRead;

#[derive(Debug, Default)]
pub(crate) struct Styles(Vec<Format>);

impl Styles {
    pub(crate) fn read(part: impl BufRead) -> Result<Styles, TableError> {
        let mut reader = Reader::from_reader(part);
        let mut buffer = Vec::new();
        let mut own: HashMap<u32, Format> = HashMap::new();
        let (mut styles, mut within) = (Vec::new(), Within::Other);
        loop {
            match reader.read_event_into(&mut buffer).map_err(|error| refusal(&error))? {
                Event::Start(element) => {
                    match element.local_name().as_ref() {
                        "numFmts" => within = Within::Formats,
                        "cellXfs" => within = Within::Styles,
                        "cellStyleXfs" | "dxfs" => within = Within::Other,
                        _ => {}
                    }
                    within.hear(&element, &mut own, &mut styles);
                }
                Event::Empty(element) => within.hear(&element, &mut own, &mut styles),
                Event::End(element) if matches!(element.local_name().as_ref(), "numFmts" | "cellXfs") => {
                    within = Within::Other;
                }
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
        let format = |id: u32| own.get(&id).cloned().unwrap_or_else(|| Format::built_in(id));
        Ok(Styles(styles.into_iter().map(format).collect()))
    }

    pub(crate) fn get(&self, style: usize) -> Option<&Format> {
        self.0.get(style)
    }
}

#[derive(Clone, Copy)]
enum Within {
    Formats,
    Styles,
    Other,
}

impl Within {
    fn hear(self, element: &BytesStart<'_>, own: &mut HashMap<u32, Format>, styles: &mut Vec<u32>) {
        let id = || attribute(element, "numFmtId").and_then(|id| id.trim().parse().ok());
        match (self, element.local_name().as_ref()) {
            (Within::Formats, "numFmt") => {
                if let (Some(id), Some(code)) = (id(), attribute(element, "formatCode")) {
                    own.insert(id, Format::parse(&code));
                }
            }
            (Within::Styles, "xf") => styles.push(id().unwrap_or(0)),
            (Within::Formats | Within::Styles | Within::Other, _) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_has_the_format_of_the_cells_and_not_of_something_else() {
        let xml = r#"<s:styleSheet xmlns:s="m"><s:numFmts><s:numFmt numFmtId="164" formatCode="00000"/></s:numFmts>
            <s:cellStyleXfs><s:xf numFmtId="14"/></s:cellStyleXfs>
            <s:cellXfs><s:xf/><s:xf numFmtId="164"><s:alignment/></s:xf><s:xf numFmtId="14"/></s:cellXfs>
            <s:dxfs><s:dxf><s:numFmt numFmtId="164" formatCode="0.00"/></s:dxf></s:dxfs></s:styleSheet>"#;
        let styles = Styles::read(xml.as_bytes()).unwrap();
        let shown: Vec<String> =
            (0..).map_while(|style| styles.get(style)).map(|format| format.text(46_331.0, false)).collect();
        assert_eq!(shown, ["46331", "46331", "05/11/2026"]);
        assert_eq!(styles.get(1).unwrap().text(7.0, false), "00007");
    }
}
