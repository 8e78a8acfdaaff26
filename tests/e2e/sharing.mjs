// A browser that hands files to other apps as Chromium does on Android: which endings it takes, and that it says so late.

/** chromium: third_party/blink/renderer/modules/webshare/FILE_TYPES.md */
const PERMITTED = [
  "pdf",
  "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav", "weba",
  "avif", "bmp", "gif", "ico", "jfif", "jpeg", "jpg", "pjp", "pjpeg", "png", "svg", "svgz", "tif", "tiff", "webp", "xbm",
  "css", "csv", "ehtml", "htm", "html", "shtm", "shtml", "text", "txt",
  "m4v", "mp4", "mpeg", "mpg", "ogm", "ogv", "webm",
];

/**
 * `canShare` promises every file, `share` refuses those of another ending, and both that and a tap longer ago than five
 * seconds are a `NotAllowedError`. What was handed over is `window.handed`; `window.takeBack` closes the list of apps.
 */
export async function sharesLikeChromium(page) {
  await page.addInitScript((permitted) => {
    const handed = (window.handed = []);
    let tapped = -Infinity;
    window.addEventListener("pointerup", () => (tapped = performance.now()), true);
    navigator.canShare = ({ files }) => files?.length > 0;
    navigator.share = async ({ files }) => {
      const fresh = performance.now() - tapped < 5_000;
      tapped = -Infinity;
      if (!fresh) throw new DOMException("Must be handling a user gesture to perform a share request.", "NotAllowedError");
      for (const { name, type } of files) {
        const ending = name.split(".").at(-1).toLowerCase();
        const dangerous = !permitted.includes(ending) || type === "";
        if (dangerous) throw new DOMException("Permission denied", "NotAllowedError");
      }
      if (window.takeBack) throw new DOMException("Share canceled", "AbortError");
      for (const file of files) handed.push({ name: file.name, type: file.type, text: await file.text() });
    };
  }, PERMITTED);
}
