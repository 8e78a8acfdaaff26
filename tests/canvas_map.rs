//! The pure parts of the canvas map, compiled on the host: `ui` as a whole is built for the browser only. Their own
//! unit tests run here.
#![allow(dead_code, missing_debug_implementations)]

#[path = "../src/ui/canvas_map/along.rs"]
mod along;
#[path = "../src/ui/canvas_map/camera.rs"]
mod camera;
#[path = "../src/ui/canvas_map/fan.rs"]
mod fan;
#[path = "../src/ui/canvas_map/heat.rs"]
mod heat;
#[path = "../src/ui/canvas_map/labels.rs"]
mod labels;
#[path = "../src/ui/canvas_map/lines.rs"]
mod lines;
#[path = "../src/ui/canvas_map/marks.rs"]
mod marks;
#[path = "../src/ui/canvas_map/model.rs"]
mod model;
#[path = "../src/ui/canvas_map/scale_bar.rs"]
mod scale_bar;
#[path = "../src/ui/canvas_map/street_shelf.rs"]
mod street_shelf;
#[path = "../src/ui/canvas_map/street_style.rs"]
mod street_style;
#[path = "../src/ui/canvas_map/street_tiles.rs"]
mod street_tiles;
#[path = "../src/ui/canvas_map/street_turns.rs"]
mod street_turns;
