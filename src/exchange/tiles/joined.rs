//! Streets come cut at every corner: pieces of one name that touch are put together, so that the name finds room along them.

use super::shapes::{Spot, StreetName};
use std::collections::BTreeMap;

/// The same streets in fewer lines, the more important and then the longer first.
pub(super) fn joined(pieces: Vec<StreetName>) -> Vec<StreetName> {
    let mut by_name: BTreeMap<String, Vec<StreetName>> = BTreeMap::new();
    for piece in pieces {
        by_name.entry(piece.text.clone()).or_default().push(piece);
    }
    let mut out: Vec<StreetName> = by_name
        .into_iter()
        .flat_map(|(text, pieces)| {
            let kind = pieces.iter().map(|piece| piece.kind).max();
            let lines = chained(pieces.into_iter().map(|piece| piece.line).collect());
            lines
                .into_iter()
                .filter_map(move |line| Some(StreetName { text: text.clone(), kind: kind?, line }))
        })
        .collect();
    out.sort_by(|a, b| {
        b.kind
            .cmp(&a.kind)
            .then(b.line.len().cmp(&a.line.len()))
            .then_with(|| (&a.text, &a.line).cmp(&(&b.text, &b.line)))
    });
    out
}

/// Each line grows at both ends for as long as exactly one other goes on from there.
fn chained(mut lines: Vec<Vec<Spot>>) -> Vec<Vec<Spot>> {
    lines.sort();
    lines.dedup();
    let mut ends: BTreeMap<Spot, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        for end in [line.first(), line.last()].into_iter().flatten() {
            ends.entry(*end).or_default().push(at);
        }
    }
    let mut used = vec![false; lines.len()];
    let mut out = Vec::new();
    for start in 0..lines.len() {
        if std::mem::replace(&mut used[start], true) {
            continue;
        }
        let mut line = lines[start].clone();
        for _ in 0..2 {
            while let Some(end) = line.last().copied()
                && let Some(next) = other(&ends, &used, end)
            {
                used[next] = true;
                let more = &lines[next];
                if more.first() == Some(&end) {
                    line.extend(more.iter().skip(1));
                } else {
                    line.extend(more.iter().rev().skip(1));
                }
            }
            line.reverse();
        }
        out.push(line);
    }
    out
}

/// The one line that goes on from a spot; at a fork none does.
fn other(ends: &BTreeMap<Spot, Vec<usize>>, used: &[bool], end: Spot) -> Option<usize> {
    let there = ends.get(&end)?;
    match there[..] {
        [a, b] if !used[a] && used[b] => Some(a),
        [a, b] if used[a] && !used[b] => Some(b),
        _ => None,
    }
}
