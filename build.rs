//! Has the linker keep relocations in the page's program: it is cut into parts along them (`xtask/src/parts.rs`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32") {
        println!("cargo::rustc-link-arg-bin=carteira=--emit-relocs");
    }
}
