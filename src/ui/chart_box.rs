//! A place for a chart. ECharts comes over the wire when the first one is drawn; without it, the table beside the chart
//! still says everything.
//!
//! Takes the options as JSON (what `charming` makes) and talks to `window.echarts`, which has no typed crate that can
//! update, listen and dispose under our CSP.

use super::theme::theme_version;
use leptos::{html::Div, prelude::*};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// A point that was tapped: which series, which item of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tapped {
    pub series: usize,
    pub item: usize,
}

/// Draws `option` and draws it again when it or the colours change.
#[component]
pub(crate) fn ChartBox(
    /// Says the finding; the chart itself is an image to a screen reader.
    #[prop(into)]
    label: Signal<String>,
    /// Options as JSON, made with the colours of the moment.
    #[prop(into)]
    option: Signal<String>,
    /// Height in rem.
    #[prop(default = 18.0)]
    height_rem: f64,
    #[prop(optional, into)] on_tap: Option<Callback<(Tapped,)>>,
    /// Names of items selected with the brush: series and item numbers.
    #[prop(optional, into)]
    on_brush: Option<Callback<(Vec<Tapped>,)>>,
    /// While true, a finger draws a rectangle instead of tapping points.
    #[prop(optional, into)]
    brushing: MaybeProp<bool>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let chart = StoredValue::new_local(None::<Chart>);
    let started = StoredValue::new(false);
    let version = theme_version();
    Effect::new(move |_| {
        version.track();
        let json = option.get();
        let Some(element) = place.get() else { return };
        if let Some(drawn) = chart.with_value(|chart| chart.as_ref().map(|chart| chart.set(&json))) {
            drawn.unwrap_or_default();
            return;
        }
        if started.get_value() {
            return;
        }
        started.set_value(true);
        leptos::task::spawn_local(async move {
            let Ok(mut made) = Chart::load(&element).await else { return };
            let Some(json) = option.try_get_untracked() else { return made.dispose() };
            made.set(&json).unwrap_or_default();
            if let Some(on_tap) = on_tap {
                made.listen("click", move |event| {
                    if let (Some(series), Some(item)) =
                        (index(event, "seriesIndex"), index(event, "dataIndex"))
                    {
                        on_tap.run((Tapped { series, item },));
                    }
                });
            }
            if let Some(on_brush) = on_brush {
                made.listen("brushSelected", move |event| on_brush.run((brushed(event),)));
            }
            made.follow_size(&element);
            made.brush(brushing.get_untracked().unwrap_or_default()).unwrap_or_default();
            if chart.try_set_value(Some(made)).is_some() {
                // The page went away while ECharts was loading.
            }
        });
    });
    Effect::new(move |_| {
        let on = brushing.get().unwrap_or_default();
        chart.with_value(|chart| chart.as_ref().map(|chart| chart.brush(on)));
    });
    on_cleanup(move || {
        if let Some(Some(chart)) = chart.try_update_value(Option::take) {
            chart.dispose();
        }
    });
    view! {
        <div
            class="chart-box"
            role="img"
            aria-label=move || label.get()
            style:height=format!("{height_rem}rem")
            node_ref=place
        ></div>
    }
}

struct Chart {
    instance: JsValue,
    listeners: Vec<Closure<dyn FnMut(JsValue)>>,
    size: Option<(web_sys::ResizeObserver, Closure<dyn FnMut()>)>,
}

impl Chart {
    async fn load(element: &web_sys::Element) -> Result<Self, JsValue> {
        let page = js_sys::Reflect::get(&js_sys::global(), &"carteira".into())?;
        let loading: js_sys::Promise = call(&page, "loadCharts", &[])?.dyn_into()?;
        let echarts = wasm_bindgen_futures::JsFuture::from(loading).await?;
        let instance = call(&echarts, "init", &[element.into()])?;
        Ok(Self { instance, listeners: Vec::new(), size: None })
    }

    fn set(&self, json: &str) -> Result<(), JsValue> {
        let option = js_sys::JSON::parse(json)?;
        let whole = js_sys::Object::new();
        js_sys::Reflect::set(&whole, &"notMerge".into(), &JsValue::TRUE)?;
        call(&self.instance, "setOption", &[option, whole.into()]).map(drop)
    }

    /// Turns the rectangle brush on, or off and away.
    fn brush(&self, on: bool) -> Result<(), JsValue> {
        let act =
            |json: &str| call(&self.instance, "dispatchAction", &[js_sys::JSON::parse(json)?]).map(drop);
        if on {
            act(
                r#"{"type":"takeGlobalCursor","key":"brush","brushOption":{"brushType":"rect","brushMode":"single"}}"#,
            )
        } else {
            act(r#"{"type":"takeGlobalCursor","key":"brush","brushOption":{"brushType":false}}"#)?;
            act(r#"{"type":"brush","areas":[]}"#)
        }
    }

    fn listen(&mut self, event: &str, hear: impl Fn(&JsValue) + 'static) {
        let closure = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| hear(&event));
        if call(&self.instance, "on", &[event.into(), closure.as_ref().clone()]).is_ok() {
            self.listeners.push(closure);
        }
    }

    fn follow_size(&mut self, element: &web_sys::Element) {
        let instance = self.instance.clone();
        let resize = Closure::<dyn FnMut()>::new(move || drop(call(&instance, "resize", &[])));
        if let Ok(observer) = web_sys::ResizeObserver::new(resize.as_ref().unchecked_ref()) {
            observer.observe(element);
            self.size = Some((observer, resize));
        }
    }

    fn dispose(self) {
        if let Some((observer, _)) = &self.size {
            observer.disconnect();
        }
        drop(call(&self.instance, "dispose", &[]));
    }
}

fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: js_sys::Function = js_sys::Reflect::get(object, &method.into())?.dyn_into()?;
    function.apply(object, &arguments.iter().collect::<js_sys::Array>())
}

fn index(event: &JsValue, name: &str) -> Option<usize> {
    let number = js_sys::Reflect::get(event, &name.into()).ok()?.as_f64()?;
    (number >= 0.0).then_some(number as usize)
}

/// `{batch: [{selected: [{seriesIndex, dataIndex: [..]}]}]}`
fn brushed(event: &JsValue) -> Vec<Tapped> {
    let get =
        |value: &JsValue, name: &str| js_sys::Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let list = |value: JsValue| value.dyn_into::<js_sys::Array>().unwrap_or_default();
    let mut points = Vec::new();
    for batch in list(get(event, "batch")).iter() {
        for selected in list(get(&batch, "selected")).iter() {
            let series = index(&selected, "seriesIndex").unwrap_or(0);
            let items = list(get(&selected, "dataIndex"));
            points.extend(
                items
                    .iter()
                    .filter_map(|item| item.as_f64())
                    .map(|item| Tapped { series, item: item as usize }),
            );
        }
    }
    points
}
