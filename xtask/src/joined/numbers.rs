//! The number of each function of several parts in the one file that they become.
//!
//! A function of another file is called by a small one that hands on what it was given, through the table. Where both lie in
//! the same file now, the call goes straight to whom it means.

use super::{Function, Part, wrong};
use std::collections::HashMap;
use wasmparser::{ConstExpr, ElementItems, ElementKind, Operator};

/// The number that each function of each part has in the whole. One that only passes on has that of whom it calls, where
/// that is here; of several that call the same slot elsewhere one is kept.
pub struct Numbers {
    pub functions: Vec<Vec<u32>>,
    /// Part and place of the functions that are kept, in their order.
    kept: Vec<(usize, usize)>,
}

impl Numbers {
    pub fn of(parts: &[Part<'_>]) -> Result<Self, String> {
        let mut here = HashMap::new();
        for (number, part) in parts.iter().enumerate() {
            here.extend(part.slots()?.into_iter().map(|(slot, place)| (slot, (number, place))));
        }
        let mut kept = Vec::new();
        let mut stands_for = HashMap::new();
        let mut elsewhere = HashMap::new();
        for (number, part) in parts.iter().enumerate() {
            for (place, function) in part.functions.iter().enumerate() {
                let itself = (number, place);
                let whom = match function.passes_on_to() {
                    None => itself,
                    Some(slot) => *here.get(&slot).unwrap_or(elsewhere.entry(slot).or_insert(itself)),
                };
                if whom == itself {
                    kept.push(itself);
                } else {
                    stands_for.insert(itself, whom);
                }
            }
        }
        let mut numbered = HashMap::new();
        for (number, one) in (0u32..).zip(&kept) {
            numbered.insert(*one, number);
        }
        let number_of = |one: (usize, usize)| {
            let mut whom = one;
            // As often as there are some that pass on: a circle of them ends as well.
            for _ in 0..=stands_for.len() {
                match stands_for.get(&whom) {
                    Some(next) => whom = *next,
                    None => break,
                }
            }
            numbered.get(&whom).copied().ok_or("functions that call one another for ever")
        };
        let mut functions = Vec::new();
        for (number, part) in parts.iter().enumerate() {
            functions.push(
                (0..part.functions.len())
                    .map(|place| number_of((number, place)))
                    .collect::<Result<_, _>>()?,
            );
        }
        Ok(Self { functions, kept })
    }

    pub fn is_kept(&self, part: usize, place: usize) -> bool {
        self.kept.binary_search(&(part, place)).is_ok()
    }
}

impl Part<'_> {
    /// Which of its functions it puts where in the table.
    fn slots(&self) -> Result<Vec<(u32, usize)>, String> {
        let mut slots = Vec::new();
        for element in &self.elements {
            let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
                (&element.kind, &element.items)
            else {
                return Err("a part fills its table in an unknown way".to_owned());
            };
            let first = constant(offset_expr).ok_or("a part does not say where in the table it begins")?;
            for (function, slot) in functions.clone().into_iter().zip(first..) {
                slots.push((slot, function.map_err(wrong)? as usize));
            }
        }
        Ok(slots)
    }
}

fn constant(expression: &ConstExpr<'_>) -> Option<u32> {
    let mut operators = expression.get_operators_reader();
    match operators.read().ok()? {
        Operator::I32Const { value } => u32::try_from(value).ok(),
        _ => None,
    }
}

impl Function<'_> {
    /// The slot of the table that it calls with what it was given, where it does nothing else: so the splitter reaches a
    /// function of another file.
    fn passes_on_to(&self) -> Option<u32> {
        if self.body.get_locals_reader().ok()?.get_count() > 0 {
            return None;
        }
        let mut operators = self.body.get_operators_reader().ok()?;
        let mut given = 0;
        let slot = loop {
            match operators.read().ok()? {
                Operator::LocalGet { local_index } if local_index == given => given += 1,
                Operator::I32Const { value } => break u32::try_from(value).ok()?,
                _ => return None,
            }
        };
        // Of its own type: it hands on all it was given, and gives back all that it gets.
        let is_call = matches!(operators.read().ok()?,
            Operator::CallIndirect { type_index, table_index: 0 } if type_index == self.kind);
        let ends = matches!(operators.read().ok()?, Operator::End) && operators.eof();
        (is_call && ends).then_some(slot)
    }
}
