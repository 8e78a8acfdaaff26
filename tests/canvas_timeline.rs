//! The pure parts of the canvas timeline, compiled on the host: `ui` as a whole is built for the browser only. Their
//! own unit tests run here.
#![allow(dead_code, missing_debug_implementations)]

#[path = "../src/ui/canvas_timeline/axis.rs"]
mod axis;
#[path = "../src/ui/canvas_timeline/layout.rs"]
mod layout;
#[path = "../src/ui/canvas_timeline/window.rs"]
mod window;
