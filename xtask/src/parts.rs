//! Cuts the page's program into its main part and the parts that it loads when they are needed.
//!
//! trunk has no place between the linker and wasm-bindgen, so its own glue of the program is thrown away and made again
//! from the main part. Everything gets its hash into its name here, once the names are known to one another.

use crate::build::target_folder;
use crate::hashes;
use crate::joined::joined;
use crate::steps::{command, run_quietly};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use wasm_split_cli_support::{Options, transform};

/// The binary that is cut.
const PROGRAM: &str = "carteira";
/// The part that opens the carteira: fetched beside the main part where there is one to open.
const OPENED: &str = "opened";
/// Parts that are loaded before any other, in this order: each is one file, with all that it shares with later ones.
const IN_TURN: [&str; 1] = [OPENED];

/// What the page must know of the finished files.
pub struct Parts {
    /// The glue of the main part and its wasm.
    pub js: String,
    pub wasm: String,
    /// The file of the part that opens the carteira.
    pub opened: String,
}

/// Puts the parts of the program that cargo built last with this profile into `folder`, in place of what trunk made of it.
pub fn cut(folder: &Path, profile: &str) -> Result<Parts, String> {
    let built = target_folder().join("wasm32-unknown-unknown").join(profile);
    let work = built.join("parts");
    let wrong = |error: std::io::Error| format!("{}: {error}", work.display());
    if work.exists() {
        fs::remove_dir_all(&work).map_err(wrong)?;
    }
    fs::create_dir_all(&work).map_err(wrong)?;

    let program = fs::read(built.join(PROGRAM).with_extension("wasm")).map_err(wrong)?;
    let main = work.join("main.wasm");
    let mut options = Options::new(&program);
    options.output_dir = &work;
    options.main_out_path = &main;
    options.link_name = "./parts.js";
    options.main_module = "./main.js";
    let parts = transform(options).map_err(|error| format!("cutting {PROGRAM}.wasm: {error:?}"))?;
    run_quietly(
        command("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "main"])
            .args(["--remove-name-section", "--remove-producers-section", "--out-dir"])
            .arg(work.join("glue"))
            .arg(&main),
    )?;

    // By name: what a file holds must not hang on the order in which they were cut.
    let mut left = BTreeMap::new();
    for path in &parts.split_modules {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        left.insert(stem, fs::read(path).map_err(wrong)?);
    }
    let mut names = BTreeMap::new();
    for part in IN_TURN {
        let needed = parts.prefetch_map.get(part).ok_or_else(|| format!("there is no part {part}"))?;
        let these: BTreeMap<_, _> = left.extract_if(.., |stem, _| needed.contains(stem)).collect();
        let (stems, bytes): (Vec<_>, Vec<_>) = these.into_iter().unzip();
        let name = write_part(folder, &bytes)?;
        names.extend(stems.into_iter().map(|stem| (stem, name.clone())));
    }
    for (stem, bytes) in left {
        names.insert(stem, write_part(folder, &[bytes])?);
    }
    let opened = parts.prefetch_map.get(OPENED).and_then(|stems| names.get(stems.first()?)).cloned();
    let opened = opened.ok_or("no part opens the carteira")?;
    let glue = fs::read_to_string(work.join("glue/main.js")).map_err(wrong)?;
    let wasm = without_custom_sections(&fs::read(work.join("glue/main_bg.wasm")).map_err(wrong)?)?;
    let cut = fs::read_to_string(work.join("parts.js")).map_err(wrong)?;
    let loader = loader(&cut, &parts.prefetch_map, &names)?;
    // Glue and loader name one another: one hash for all three.
    let hash = hashes::short(&[glue.as_bytes(), loader.as_bytes(), &wasm].concat());
    let (js, loads, bytes) =
        (format!("app-{hash}.js"), format!("app-{hash}_parts.js"), format!("app-{hash}_bg.wasm"));
    // Inside, the loader goes on under the name that the wasm knows.
    let glue =
        glue.replace("from \"./parts.js\"", &format!("from \"./{loads}\"")).replace("main_bg.wasm", &bytes);
    fs::write(folder.join(&js), glue).map_err(wrong)?;
    fs::write(folder.join(&loads), loader.replace("./main.js", &format!("./{js}"))).map_err(wrong)?;
    fs::write(folder.join(&bytes), wasm).map_err(wrong)?;
    forget_uncut(folder).map_err(wrong)?;

    Ok(Parts { js, wasm: bytes, opened })
}

/// Writes these parts as one file, and gives its name.
fn write_part(folder: &Path, parts: &[Vec<u8>]) -> Result<String, String> {
    let bytes = joined(parts)?;
    let name = format!("part-{}_bg.wasm", hashes::short(&bytes));
    fs::write(folder.join(&name), bytes).map_err(|error| format!("{name}: {error}"))?;
    Ok(name)
}

/// The splitter's loader, with the files there are in place of those it cut: what it says of each of its own, as it says it
/// of any, is left out, and each part waits for all its files, in whatever order they come.
fn loader(
    cut: &str,
    needs: &HashMap<String, Vec<String>>,
    names: &BTreeMap<String, String>,
) -> Result<String, String> {
    let end = ["\n/* ", "\nexport const __wasm_split_load_"].iter().filter_map(|mark| cut.find(mark)).min();
    let frame = cut.get(..end.ok_or("the splitter made no loader")?).unwrap_or_default();
    let mut text = format!(
        "{frame}\nconst loads = {{}};\n\
         const load = (name) => (loads[name] ??= makeLoad(() => {{\n    \
         const source = fetch(new URL(name, import.meta.url));\n    \
         source.catch(() => {{}});\n    \
         return (imports) => WebAssembly.instantiateStreaming(source, imports);\n\
         }}, []))();\n"
    );
    for (part, stems) in needs.iter().collect::<BTreeMap<_, _>>() {
        let files: BTreeSet<_> = stems.iter().filter_map(|stem| names.get(stem)).collect();
        let files: Vec<String> = files.into_iter().map(|name| format!("\"./{name}\"")).collect();
        text += &format!(
            "export const __wasm_split_load_{part} = wrapAsyncCb(() => Promise.all([{}].map(load)));\n",
            files.join(", ")
        );
    }
    Ok(text)
}

/// Removes what trunk made of the whole program.
fn forget_uncut(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&format!("{PROGRAM}-")) && (name.ends_with(".js") || name.ends_with(".wasm")) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// A module without names, relocations and whatever else only tools read: two thirds of a part.
pub fn without_custom_sections(module: &[u8]) -> Result<Vec<u8>, String> {
    const HEADER: usize = 8;
    let cut_short = || "a wasm module ends in the middle of a section".to_owned();
    let mut kept = module.get(..HEADER).ok_or_else(cut_short)?.to_vec();
    let mut at = HEADER;
    while at < module.len() {
        let (size, digits) = leb128(&module[at + 1..]).ok_or_else(cut_short)?;
        let end = at + 1 + digits + size;
        let section = module.get(at..end).ok_or_else(cut_short)?;
        if section[0] != 0 {
            kept.extend_from_slice(section);
        }
        at = end;
    }
    Ok(kept)
}

/// An unsigned number of LEB128, and of how many bytes it was.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (place, byte) in bytes.iter().take(5).enumerate() {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, place + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_loads_its_files_each_once() {
        let cut = "import { initSync } from \"./main.js\";\nfunction makeLoad() {}\n/* a, b */\nconst __chunk_1 = 0;\n";
        let names = [("chunk_1", "part-1.wasm"), ("chunk_2", "part-1.wasm"), ("split_a", "part-2.wasm")];
        let names = names.map(|(stem, name)| (stem.to_owned(), name.to_owned())).into();
        let stems = ["chunk_1", "chunk_2", "split_a"].map(str::to_owned).to_vec();
        let text = loader(cut, &[("a".to_owned(), stems)].into(), &names).unwrap();
        assert!(
            text.starts_with("import { initSync } from \"./main.js\";\nfunction makeLoad() {}\nconst loads")
        );
        assert!(text.ends_with(
            "\nexport const __wasm_split_load_a = \
             wrapAsyncCb(() => Promise.all([\"./part-1.wasm\", \"./part-2.wasm\"].map(load)));\n"
        ));
        assert!(loader("", &HashMap::new(), &BTreeMap::new()).is_err());
    }

    #[test]
    fn only_custom_sections_go() {
        let header = b"\0asm\x01\0\0\0";
        let kept = [1, 2, 0xaa, 0xbb];
        let long = [vec![0, 0x80, 0x01], vec![7; 128]].concat();
        let module = [header.as_slice(), &long, &kept, &[0, 1, 5]].concat();
        assert_eq!(without_custom_sections(&module).unwrap(), [header.as_slice(), &kept].concat());
    }

    #[test]
    fn a_module_that_is_cut_short_is_refused() {
        assert!(without_custom_sections(b"\0asm").is_err());
        assert!(without_custom_sections(b"\0asm\x01\0\0\0\x01\x09\0").is_err());
        assert!(without_custom_sections(b"\0asm\x01\0\0\0\x01").is_err());
    }
}
