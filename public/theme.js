// The look that was chosen, before anything is drawn: where it is dark nothing flashes white. The CSP forbids an inline
// script, so the page waits for this file, and only for this one, before its stylesheet. `data-theme` on the root is what
// src/ui/theme.rs writes too; the browser's own bars follow it from here.
{
  const root = document.documentElement;
  const bars = [...document.querySelectorAll('meta[name="theme-color"]')];
  const [light, dark] = bars.map((bar) => bar.content);
  const looks = {
    light: { scheme: "light", colour: light },
    sol: { scheme: "light", colour: light },
    dark: { scheme: "dark", colour: dark },
  };

  const follow = () => {
    const look = looks[root.dataset.theme];
    document.querySelector('meta[name="color-scheme"]').content = look?.scheme ?? "light dark";
    bars.forEach((bar, place) => (bar.content = look?.colour ?? [light, dark][place]));
  };

  try {
    const chosen = JSON.parse(localStorage.getItem("carteira.aparencia"));
    if (Object.hasOwn(looks, chosen)) root.dataset.theme = chosen;
  } catch {
    // Nothing kept can be read: the device's own look.
  }
  new MutationObserver(follow).observe(root, { attributeFilter: ["data-theme"] });
  follow();
}
