//! Several parts made one file, and each packed as tightly as it can be.
//!
//! The splitter cuts a file for every set of parts that share something, has one call the other by the table of functions,
//! and leaves in each number the room that a linker wants. What is always loaded together is better one file, whose
//! functions call one another as they are: a seventh less in brotli, and one request.

mod numbers;

use numbers::Numbers;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, Encode, FunctionSection, ImportSection,
    Module, TypeSection,
};
use wasmparser::{DataSectionReader, Element, FunctionBody, Import, Parser, Payload, TypeRef};

/// One module that does what these parts do, without custom sections. A part defines nothing but functions and data, and
/// reaches what lies outside it by memory, globals and the table of functions alone.
pub fn joined(parts: &[Vec<u8>]) -> Result<Vec<u8>, String> {
    let mut types = TypeSection::new();
    let mut imports = ImportSection::new();
    let mut imported = Imported::default();
    let mut read = Vec::new();
    for bytes in parts {
        let part = Part::read(bytes, &mut imported, &mut imports)?;
        if read.is_empty() {
            types = part.types.clone();
        } else if encoded(&types) != encoded(&part.types) {
            return Err("two parts disagree on their types".to_owned());
        }
        read.push(part);
    }
    let numbers = Numbers::of(&read)?;

    let (mut functions, mut elements) = (FunctionSection::new(), ElementSection::new());
    let (mut code, mut data) = (CodeSection::new(), DataSection::new());
    for (number, part) in read.into_iter().enumerate() {
        let mut into =
            Renumbered { functions: &numbers.functions[number], data: data.len(), imports: part.imports };
        for (place, function) in part.functions.into_iter().enumerate() {
            if numbers.is_kept(number, place) {
                functions.function(function.kind);
                into.parse_function_body(&mut code, function.body).map_err(wrong)?;
            }
        }
        for element in part.elements {
            into.parse_element(&mut elements, element).map_err(wrong)?;
        }
        for section in part.data {
            into.parse_data_section(&mut data, section).map_err(wrong)?;
        }
    }
    let count = DataCountSection { count: data.len() };
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&elements);
    module.section(&count).section(&code).section(&data);
    Ok(module.finish())
}

fn encoded(types: &TypeSection) -> Vec<u8> {
    let mut bytes = Vec::new();
    types.encode(&mut bytes);
    bytes
}

fn wrong(error: impl std::fmt::Display) -> String {
    format!("a part cannot be read: {error}")
}

/// What one part holds.
struct Part<'a> {
    types: TypeSection,
    imports: Imports,
    functions: Vec<Function<'a>>,
    elements: Vec<Element<'a>>,
    data: Vec<DataSectionReader<'a>>,
}

struct Function<'a> {
    /// Its type, as a number.
    kind: u32,
    body: FunctionBody<'a>,
}

impl<'a> Part<'a> {
    fn read(bytes: &'a [u8], imported: &mut Imported, imports: &mut ImportSection) -> Result<Self, String> {
        let mut part = Self {
            types: TypeSection::new(),
            imports: Imports::default(),
            functions: Vec::new(),
            elements: Vec::new(),
            data: Vec::new(),
        };
        let (mut kinds, mut bodies) = (Vec::new(), Vec::new());
        let mut as_it_is = Renumbered { functions: &[], data: 0, imports: Imports::default() };
        for payload in Parser::new(0).parse_all(bytes) {
            match payload.map_err(wrong)? {
                Payload::TypeSection(section) => {
                    as_it_is.parse_type_section(&mut part.types, section).map_err(wrong)?;
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.map_err(wrong)?;
                        if imported.place(&import, &mut part.imports)? {
                            as_it_is.parse_import(imports, import).map_err(wrong)?;
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    kinds = section.into_iter().collect::<Result<_, _>>().map_err(wrong)?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body),
                Payload::ElementSection(section) => {
                    part.elements = section.into_iter().collect::<Result<_, _>>().map_err(wrong)?;
                }
                Payload::DataSection(section) => part.data.push(section),
                Payload::ExportSection(section) if section.count() == 0 => {}
                Payload::Version { .. }
                | Payload::CodeSectionStart { .. }
                | Payload::DataCountSection { .. }
                | Payload::CustomSection(_)
                | Payload::End(_) => {}
                other => return Err(format!("no part has such a section: {other:?}")),
            }
        }
        part.functions = kinds.into_iter().zip(bodies).map(|(kind, body)| Function { kind, body }).collect();
        Ok(part)
    }
}

/// What the parts take from the main part, each once.
#[derive(Default)]
struct Imported {
    globals: Vec<String>,
    tables: Vec<String>,
    memories: Vec<String>,
}

/// The numbers in the whole of what one part imports.
#[derive(Default)]
struct Imports {
    globals: Vec<u32>,
    tables: Vec<u32>,
    memories: Vec<u32>,
}

impl Imported {
    /// Notes its number among those of its kind; whether it is the first of that name.
    fn place(&mut self, import: &Import<'_>, numbers: &mut Imports) -> Result<bool, String> {
        let name = format!("{} {}", import.module, import.name);
        let (known, numbers) = match import.ty {
            TypeRef::Global(_) => (&mut self.globals, &mut numbers.globals),
            TypeRef::Table(_) => (&mut self.tables, &mut numbers.tables),
            TypeRef::Memory(_) => (&mut self.memories, &mut numbers.memories),
            _ => return Err(format!("a part imports {name}")),
        };
        let place = known.iter().position(|one| *one == name);
        numbers.push(u32::try_from(place.unwrap_or(known.len())).map_err(wrong)?);
        if place.is_none() {
            known.push(name);
        }
        Ok(place.is_none())
    }
}

/// How the numbers of one part read in the module that it becomes a piece of.
struct Renumbered<'a> {
    functions: &'a [u32],
    /// Pieces of data that stand before its own.
    data: u32,
    imports: Imports,
}

impl Reencode for Renumbered<'_> {
    type Error = String;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<String>> {
        new_number(self.functions, function)
    }

    fn data_index(&mut self, data: u32) -> Result<u32, Error<String>> {
        Ok(self.data + data)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<String>> {
        new_number(&self.imports.globals, global)
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Error<String>> {
        new_number(&self.imports.tables, table)
    }

    fn memory_index(&mut self, memory: u32) -> Result<u32, Error<String>> {
        new_number(&self.imports.memories, memory)
    }
}

fn new_number(numbers: &[u32], number: u32) -> Result<u32, Error<String>> {
    let known = numbers.get(number as usize).copied();
    known.ok_or_else(|| Error::UserError(format!("{number} is nothing that the part has")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ConstExpr, Elements, EntityType, Function, GlobalType, MemoryType, RefType, TableType, ValType,
    };
    use wasmparser::Validator;

    const MEMORY: (&str, EntityType) = (
        "memory",
        EntityType::Memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        }),
    );
    const TABLE: (&str, EntityType) = (
        "table",
        EntityType::Table(TableType {
            element_type: RefType::FUNCREF,
            minimum: 8,
            maximum: None,
            table64: false,
            shared: false,
        }),
    );
    const GLOBAL: (&str, EntityType) =
        ("global", EntityType::Global(GlobalType { val_type: ValType::I32, mutable: true, shared: false }));

    /// Two functions, the second of which calls the first with a number as long as a linker leaves it, and stands in the
    /// table at `slot`.
    fn part(imported: &[(&str, EntityType)], slot: i32) -> Vec<u8> {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], []);
        for (name, kind) in imported {
            imports.import("split", name, *kind);
        }
        functions.function(0).function(0);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(slot), Elements::Functions((&[1]).into()));
        let mut code = CodeSection::new();
        let (mut first, mut second) = (Function::new([]), Function::new([]));
        first.instructions().end();
        second.raw([0x10, 0x80, 0x80, 0x80, 0x80, 0x00]);
        if imported.contains(&GLOBAL) {
            second.instructions().global_get(0).drop();
        }
        second.instructions().end();
        code.function(&first).function(&second);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(slot), [7]);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&elements);
        module.section(&DataCountSection { count: 1 }).section(&code).section(&data);
        module.finish()
    }

    /// Which function stands where in the table.
    fn table(module: &[u8]) -> Vec<u32> {
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::ElementSection(section) = payload.unwrap() else { continue };
            for element in section {
                let wasmparser::ElementItems::Functions(functions) = element.unwrap().items else { continue };
                found.extend(functions.into_iter().map(Result::unwrap));
            }
        }
        found
    }

    #[test]
    fn two_parts_become_one_module_with_numbers_of_its_own() {
        let (one, other) = (part(&[MEMORY, TABLE], 1), part(&[GLOBAL, TABLE, MEMORY], 2));
        let module = joined(&[one, other]).unwrap();
        Validator::new().validate_all(&module).unwrap();
        assert_eq!(table(&module), [1, 3]);
    }

    /// One function that hands on to `slot`, and one that calls it; at `own` the second stands in the table.
    fn caller(slot: i32, own: i32) -> Vec<u8> {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], []);
        imports.import("split", TABLE.0, TABLE.1).import("split", MEMORY.0, MEMORY.1);
        functions.function(0).function(0);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(own), Elements::Functions((&[1]).into()));
        let mut code = CodeSection::new();
        let (mut first, mut second) = (Function::new([]), Function::new([]));
        first.instructions().i32_const(slot).call_indirect(0, 0).end();
        second.instructions().call(0).end();
        code.function(&first).function(&second);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&elements).section(&code);
        module.finish()
    }

    /// Whom each function calls by its number.
    fn calls(module: &[u8]) -> Vec<Vec<u32>> {
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            let Payload::CodeSectionEntry(body) = payload.unwrap() else { continue };
            let called =
                body.get_operators_reader().unwrap().into_iter().filter_map(|one| match one.unwrap() {
                    wasmparser::Operator::Call { function_index } => Some(function_index),
                    _ => None,
                });
            found.push(called.collect());
        }
        found
    }

    #[test]
    fn who_called_through_the_table_calls_straight() {
        let module = joined(&[caller(2, 1), part(&[MEMORY, TABLE], 2)]).unwrap();
        Validator::new().validate_all(&module).unwrap();
        // The caller; the two of the part, the second of which it calls.
        assert_eq!(calls(&module), [vec![2], vec![], vec![1]]);
        assert_eq!(table(&module), [0, 2]);
    }

    #[test]
    fn what_lies_elsewhere_is_called_through_the_table_by_one_for_all() {
        let module = joined(&[caller(7, 1), caller(7, 2)]).unwrap();
        Validator::new().validate_all(&module).unwrap();
        assert_eq!(calls(&module), [vec![], vec![0], vec![0]]);
        assert_eq!(table(&module), [1, 2]);
    }

    #[test]
    fn those_that_hand_on_to_one_another_for_ever_are_refused() {
        let mut one = caller(2, 1);
        let mut other = caller(1, 2);
        // The first function, which hands on, stands in the table in place of the second.
        for module in [&mut one, &mut other] {
            let at = module.windows(4).position(|bytes| bytes == [0x0b, 1, 1, 10]).unwrap();
            module[at + 2] = 0;
        }
        assert!(joined(&[one, other]).is_err());
    }

    #[test]
    fn a_part_alone_is_packed() {
        let one = part(&[MEMORY, TABLE], 1);
        let module = joined(std::slice::from_ref(&one)).unwrap();
        Validator::new().validate_all(&module).unwrap();
        assert_eq!(module.len(), one.len() - 4);
        assert_eq!(joined(std::slice::from_ref(&module)).unwrap(), module);
    }

    #[test]
    fn what_is_no_part_is_refused() {
        assert!(joined(&[b"\0asm\x01\0\0\0\x01".to_vec()]).is_err());
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], []);
        let mut other = Module::new();
        other.section(&types);
        assert!(joined(&[part(&[MEMORY, TABLE], 1), other.finish()]).is_err());
    }
}
