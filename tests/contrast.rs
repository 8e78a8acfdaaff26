//! Holds the contrast of the tokens in every theme: 4.5 for text, 3 for marks and edges of controls (WCAG 2.2 AA).

use std::collections::BTreeMap;

type Tokens = BTreeMap<String, [f64; 3]>;

/// Text and what it is written on.
const TEXT: [(&str, &[&str]); 19] = [
    (
        "ink",
        &["paper", "surface", "surface-sunken", "surface-hover", "accent-soft", "danger-soft", "past-soft"],
    ),
    ("ink-soft", &["paper", "surface", "surface-sunken", "surface-hover", "accent-soft"]),
    ("accent", &["paper", "surface", "surface-hover", "accent-soft"]),
    ("on-accent", &["accent", "accent-hover"]),
    ("danger", &["paper", "surface", "danger-soft"]),
    ("on-danger", &["danger", "danger-hover"]),
    ("past", &["surface", "past-soft"]),
    ("on-past", &["past"]),
    ("on-toast", &["toast"]),
    ("toast-accent", &["toast"]),
    ("chart-axis", &["surface"]),
    ("ink", &["map-land", "map-sea"]),
    ("map-town-name", &["map-land"]),
    ("map-sea-name", &["map-sea"]),
    ("map-around-name", &["map-around"]),
    ("danger", &["surface-hover"]),
    ("past", &["paper"]),
    ("ink", &["map-name-halo"]),
    ("ink-soft", &["map-name-halo"]),
];

/// What marks stand on.
const GROUNDS: [&str; 6] = ["paper", "surface", "surface-hover", "accent-soft", "map-land", "map-sea"];

/// Other shapes that must be seen.
const SHAPES: [(&str, &[&str]); 7] = [
    ("line-strong", &["paper", "surface"]),
    ("accent", &["bar-track"]),
    ("chart-1", &["surface"]),
    ("chart-2", &["surface"]),
    ("chart-3", &["surface"]),
    ("chart-4", &["surface"]),
    ("chart-muted", &["surface"]),
];

#[test]
fn text_and_marks_stand_out_in_every_theme() {
    let found: Vec<String> = themes()
        .iter()
        .flat_map(|(theme, tokens)| {
            let marks: Vec<&str> =
                tokens.keys().filter(|name| name.starts_with("mark-")).map(String::as_str).collect();
            assert_eq!(marks.len(), 20, "{theme}: marks");
            let text = pairs(&TEXT).map(|pair| (pair, 4.5));
            let shapes = pairs(&SHAPES).map(|pair| (pair, 3.0));
            let marks = marks.into_iter().flat_map(|mark| GROUNDS.map(|ground| ((mark, ground), 3.0)));
            text.chain(shapes)
                .chain(marks)
                .filter_map(|((front, back), least)| {
                    let ratio = contrast(tokens[front], tokens[back]);
                    (ratio < least)
                        .then(|| format!("{theme}: {front} on {back} is {ratio:.2}, below {least}"))
                })
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// In the sun the fills are bright: a black edge parts each from any ground, and each from its edge.
#[test]
fn in_the_sun_a_mark_and_its_edge_part() {
    let [_, _, (theme, sun)] = themes();
    let edge = sun["shape-edge"];
    for ground in GROUNDS {
        assert!(contrast(edge, sun[ground]) >= 7.0, "{theme}: the edge on {ground}");
    }
    for (mark, colour) in sun.iter().filter(|(name, _)| name.starts_with("mark-")) {
        let ratio = contrast(*colour, edge);
        assert!(ratio >= 3.0, "{theme}: {mark} in its edge is {ratio:.2}");
    }
}

#[test]
fn every_colour_is_said_for_light_and_for_dark() {
    let css = stylesheet();
    let one_sided: Vec<&str> = block(&css, ":root {")
        .lines()
        .filter(|line| (line.contains('#') || line.contains("rgb(")) && !line.contains("light-dark("))
        .collect();
    assert!(one_sided.is_empty(), "{}", one_sided.join("\n"));
}

#[test]
fn contrast_is_that_of_the_standard() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([1.0; 3], [1.0; 3]) - 1.0).abs() < 1e-9);
    // #767676 is the lightest grey that reaches 4.5 on white; #777777 does not.
    assert!(contrast(colour("#767676"), [1.0; 3]) >= 4.5);
    assert!(contrast(colour("#777777"), [1.0; 3]) < 4.5);
}

fn pairs<'a>(
    table: &'a [(&'static str, &'static [&'static str])],
) -> impl Iterator<Item = (&'static str, &'static str)> + 'a {
    table.iter().flat_map(|(front, backs)| backs.iter().map(|back| (*front, *back)))
}

fn themes() -> [(&'static str, Tokens); 3] {
    let css = stylesheet();
    let root = block(&css, ":root {");
    let mut sun = tokens(root, 0);
    sun.extend(tokens(block(&css, ":root[data-theme=\"sol\"] {"), 0));
    [("light", tokens(root, 0)), ("dark", tokens(root, 1)), ("sol", sun)]
}

/// The first block that starts with `selector`.
fn block<'a>(css: &'a str, selector: &str) -> &'a str {
    let from = css.find(selector).unwrap_or_else(|| panic!("no block {selector}"));
    css[from..].split('}').next().unwrap()
}

/// The opaque colours of a block; of `light-dark(…, …)` the one at `scheme`.
fn tokens(block: &str, scheme: usize) -> Tokens {
    block
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "))
        .filter_map(|(name, value)| {
            let both = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')'));
            let value = both.map_or(Some(value), |both| both.split(", ").nth(scheme))?;
            (value.starts_with('#') && value.len() == 7).then(|| (name.to_owned(), colour(value)))
        })
        .collect()
}

fn colour(hex: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear =
        colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn stylesheet() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css")).unwrap()
}
