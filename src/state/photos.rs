//! Photos of a client: made small in the page before they are kept, shown, removed. What is known of them stands beside the
//! carteira (`storage/photos.rs`), never in it.

use super::clock;
use super::exports::{Made, made};
use super::jobs::Worker;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::exchange::file_name::plain;
use crate::exchange::photos::{
    MOST_BYTES, MOST_CHOSEN, MOST_OF_CLIENT, PHOTO_TYPE, Photo, PhotoKind, attempts,
};
use crate::storage::photos as store;
use crate::storage::repository::StoreError;
use crate::workers::protocol::{Failure, Job, Outcome};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap, Url};

/// Why a chosen file is not taken in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum NotTaken {
    NoPicture,
    TooLarge,
    /// The client has as many as it may.
    Enough,
    Store(StoreError),
}

impl From<StoreError> for NotTaken {
    fn from(error: StoreError) -> Self {
        NotTaken::Store(error)
    }
}

/// A photo and an address under which the page shows it, given back with [`Picture::let_go`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Picture {
    pub photo: Photo,
    pub address: String,
}

impl Picture {
    pub(crate) fn let_go(&self) {
        let _ = Url::revoke_object_url(&self.address);
    }
}

/// Those of a client, the first taken first; what is known of a photo without its bytes is not shown.
pub(crate) async fn of_client(database: &str, client: ClientId) -> Result<Vec<Picture>, StoreError> {
    let mut pictures = Vec::new();
    for photo in store::list(database, Some(client)).await? {
        let Some(bytes) = store::bytes(database, &photo).await? else { continue };
        if let Some(address) = address(&bytes) {
            pictures.push(Picture { photo, address });
        }
    }
    Ok(pictures)
}

pub(crate) async fn all(database: &str) -> Result<Vec<Photo>, StoreError> {
    store::list(database, None).await
}

/// Makes a chosen picture small and keeps it; kept when the transaction is complete.
pub(crate) async fn take(
    database: &str,
    client: ClientId,
    kind: PhotoKind,
    file: &File,
) -> Result<Photo, NotTaken> {
    if file.size() > MOST_CHOSEN {
        return Err(NotTaken::TooLarge);
    }
    if store::list(database, Some(client)).await?.len() >= MOST_OF_CLIENT {
        return Err(NotTaken::Enough);
    }
    let (bytes, (width, height)) = small(file).await.ok_or(NotTaken::NoPicture)?;
    let (id, on) = (clock::fresh_uuid(), clock::today());
    let photo = Photo { id, client, kind, on, width, height, bytes: bytes.len() as u32 };
    store::keep(database, &[(photo.clone(), bytes)]).await?;
    Ok(photo)
}

/// Removes a photo; what is given brings it back by [`put_back`].
pub(crate) async fn remove(database: &str, photo: &Photo) -> Result<Option<Vec<u8>>, StoreError> {
    let bytes = store::bytes(database, photo).await?;
    store::remove(database, std::slice::from_ref(photo)).await?;
    Ok(bytes)
}

pub(crate) async fn put_back(database: &str, photo: Photo, bytes: Vec<u8>) -> Result<(), StoreError> {
    store::keep(database, &[(photo, bytes)]).await
}

pub(crate) async fn remove_all(database: &str, photos: &[Photo]) -> Result<(), StoreError> {
    store::remove(database, photos).await
}

/// Removes every photo of the carteira.
pub(crate) async fn forget(database: &str) -> Result<(), StoreError> {
    store::forget(database).await
}

/// All photos of the clients of this carteira as one zip.
pub(crate) async fn packed(database: &str, names: Vec<(ClientId, String)>) -> Result<Made, Failure> {
    made(database, Job::PackPhotos { names }).await
}

/// The folder of each client in a zip.
pub(crate) fn folders(p: &Portfolio) -> Vec<(ClientId, String)> {
    let named = |name: &str| Some(plain(name)).filter(|name| !name.is_empty());
    let folder = |id: ClientId, name: &str| (id, named(name).unwrap_or_else(|| id.to_string()));
    p.clients().map(|(_, client)| folder(client.id, client.display_name())).collect()
}

/// Takes in a zip of photos: how many are kept now, and what of it was left.
pub(crate) async fn bring(database: &str, file: &File, clients: Vec<ClientId>) -> Result<Outcome, Failure> {
    Worker::start()?.ask_of_file(database, Job::BringPhotos { clients }, file, |_, _| {}).await
}

fn address(bytes: &[u8]) -> Option<String> {
    let properties = BlobPropertyBag::new();
    properties.set_type(PHOTO_TYPE);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &properties).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// A JPEG of at most [`MOST_BYTES`] with its width and height; `None`: the browser reads no picture there.
async fn small(file: &File) -> Option<(Vec<u8>, (u32, u32))> {
    let whole = decoded(file, None).await?;
    let made = fitting(&whole).await;
    whole.close();
    made
}

async fn fitting(whole: &ImageBitmap) -> Option<(Vec<u8>, (u32, u32))> {
    for (w, h, quality) in attempts(whole.width(), whole.height()) {
        // The browser makes it smaller beside the page.
        let scaled = decoded(whole, Some((w, h))).await?;
        let bytes = encoded(&scaled, (w, h), quality).await;
        scaled.close();
        let bytes = bytes?;
        if bytes.len() <= MOST_BYTES {
            return Some((bytes, (w, h)));
        }
    }
    None
}

/// `createImageBitmap`, which turns a picture as its camera was held. Called by name: the options are not in web-sys.
async fn decoded(source: &JsValue, size: Option<(u32, u32)>) -> Option<ImageBitmap> {
    let window = web_sys::window()?;
    let create: Function = Reflect::get(&window, &"createImageBitmap".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    if let Some((width, height)) = size {
        for (name, value) in [("resizeWidth", width), ("resizeHeight", height)] {
            Reflect::set(&options, &name.into(), &value.into()).ok()?;
        }
        Reflect::set(&options, &"resizeQuality".into(), &"medium".into()).ok()?;
    }
    let promise: Promise = create.call2(&window, source, &options).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn encoded(bitmap: &ImageBitmap, (width, height): (u32, u32), quality: f64) -> Option<Vec<u8>> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let ctx: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // A JPEG has no holes: what was clear becomes white, not black.
    ctx.set_fill_style_str("white");
    let (w, h) = (f64::from(width), f64::from(height));
    ctx.fill_rect(0.0, 0.0, w, h);
    ctx.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, w, h).ok()?;
    let made = Promise::new(&mut |done, _| {
        let given = canvas.to_blob_with_type_and_encoder_options(&done, PHOTO_TYPE, &quality.into());
        if given.is_err() {
            let _ = done.call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    let blob: Blob = JsFuture::from(made).await.ok()?.dyn_into().ok()?;
    let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}
