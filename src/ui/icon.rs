//! The icons, drawn as lines on a 24-unit square in the colour of the text around them.
use leptos::prelude::*;

/// What an icon shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Glyph {
    Agenda,
    Archive,
    Back,
    Bell,
    Building,
    Calendar,
    Chart,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clients,
    Clock,
    Close,
    Copy,
    Coverage,
    Download,
    Drag,
    Edit,
    Email,
    Eye,
    EyeOff,
    File,
    Filter,
    Forward,
    Help,
    History,
    Home,
    Info,
    Keyboard,
    Lasso,
    Layers,
    List,
    Location,
    Lock,
    Map,
    Minus,
    Money,
    More,
    MoreVertical,
    Pause,
    Person,
    Phone,
    Play,
    Plus,
    Print,
    Route,
    Search,
    Settings,
    Share,
    SkipBack,
    Sort,
    Star,
    Target,
    Timeline,
    Today,
    Trash,
    Undo,
    Upload,
    Video,
    Visit,
    Warning,
    WhatsApp,
}

impl Glyph {
    fn path(self) -> &'static str {
        match self {
            Glyph::Agenda => {
                "M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM8 3v4M16 3v4M4 10h16M8 14h4M8 17h7"
            }
            Glyph::Archive => "M3 5h18v4H3zM5 9v10a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V9M10 13h4",
            Glyph::Back => "M20 12H4M10 6l-6 6 6 6",
            Glyph::Building => {
                "M5 21V4a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v17M15 9h3a1 1 0 0 1 1 1v11M3 21h18M9 7h2M9 11h2M9 15h2"
            }
            Glyph::Bell => "M6 16v-5a6 6 0 1 1 12 0v5l1.5 2h-15zM10 20.5a2.2 2.2 0 0 0 4 0",
            Glyph::Calendar => {
                "M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM8 3v4M16 3v4M4 10h16"
            }
            Glyph::Chart => "M4 20h16M7 20v-6M12 20V6M17 20v-9",
            Glyph::Check => "M5 12.5l4.5 4.5L19 7.5",
            Glyph::ChevronDown => "M6 9l6 6 6-6",
            Glyph::ChevronLeft => "M15 6l-6 6 6 6",
            Glyph::ChevronRight => "M9 6l6 6-6 6",
            Glyph::ChevronUp => "M6 15l6-6 6 6",
            Glyph::Clients => {
                "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 5a3.2 3.2 0 0 1 0 6.2M18 14.6c2.2.8 3.5 2.8 3.5 5.4"
            }
            Glyph::Clock => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
            Glyph::Close => "M6 6l12 12M18 6L6 18",
            Glyph::Copy => {
                "M9 8h10a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1zM16 8V4a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h3"
            }
            Glyph::Coverage => "M12 3a9 9 0 1 0 9 9M12 3v9h9A9 9 0 0 0 12 3z",
            Glyph::Download => "M12 4v11M7 11l5 5 5-5M4 20h16",
            Glyph::Drag => {
                "M9 5.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6zM15 5.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6zM9 11.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6zM15 11.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6zM9 17.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6zM15 17.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6z"
            }
            Glyph::Edit => "M4 20h4L19 9a2.1 2.1 0 0 0-4-4L4 16zM13.5 6.5l4 4",
            Glyph::Email => {
                "M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM3.5 6.5L12 13l8.5-6.5"
            }
            Glyph::Eye => {
                "M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7-10-7-10-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z"
            }
            Glyph::EyeOff => {
                "M4 4l16 16M9.5 5.3A10 10 0 0 1 12 5c6.5 0 10 7 10 7a17 17 0 0 1-3 3.8M6.3 6.9A17 17 0 0 0 2 12s3.5 7 10 7a9.6 9.6 0 0 0 4.5-1.1M9.9 9.9a3 3 0 0 0 4.2 4.2"
            }
            Glyph::File => "M6 3h8l5 5v12a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM14 3v5h5",
            Glyph::Filter => "M4 6h16M7 12h10M10 18h4",
            Glyph::Forward => "M4 12h16M14 6l6 6-6 6",
            Glyph::Help => {
                "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.9-1.1 1.8M12 17h.01"
            }
            Glyph::History => "M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8",
            Glyph::Home => "M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6",
            Glyph::Info => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.5h.01",
            Glyph::Keyboard => {
                "M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM7 10h.01M11 10h.01M15 10h.01M17.5 13h.01M6.5 13h.01M10 14.5h5"
            }
            Glyph::Lasso => {
                "M12 5c5 0 9 2.2 9 5.5S17 16 12 16s-9-2.2-9-5.5S7 5 12 5zM7.5 15c-2 .8-2.3 3 0 3.3s2.5 2.7 0 3.2"
            }
            Glyph::Layers => "M12 3l9 5-9 5-9-5zM3.5 12.5L12 17l8.5-4.5M3.5 16.5L12 21l8.5-4.5",
            Glyph::List => "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
            Glyph::Location => {
                "M12 21s7-6.2 7-11.5a7 7 0 1 0-14 0C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"
            }
            Glyph::Lock => {
                "M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM8 11V8a4 4 0 0 1 8 0v3"
            }
            Glyph::Map => "M3 6.5l6-2.5 6 2.5 6-2.5v13.5L15 20l-6-2.5L3 20zM9 4v13.5M15 6.5V20",
            Glyph::Minus => "M5 12h14",
            Glyph::Money => "M3 6h18v12H3zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6.5 9.5h.01M17.5 14.5h.01",
            Glyph::More => {
                "M5 11.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6zM12 11.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6zM19 11.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6z"
            }
            Glyph::MoreVertical => {
                "M12 4.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6zM12 11.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6zM12 18.2a.8.8 0 1 0 0 1.6.8.8 0 1 0 0-1.6z"
            }
            Glyph::Pause => "M8 5v14M16 5v14",
            Glyph::Person => {
                "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c0-4 3.3-6.5 7.5-6.5s7.5 2.5 7.5 6.5"
            }
            Glyph::Phone => {
                "M5 4h4l1.8 4.5-2.3 1.7a12 12 0 0 0 5.3 5.3l1.7-2.3L20 15v4a1.5 1.5 0 0 1-1.6 1.5A15.5 15.5 0 0 1 3.5 5.6 1.5 1.5 0 0 1 5 4z"
            }
            Glyph::Play => "M7 4.5v15l12-7.5z",
            Glyph::Plus => "M12 5v14M5 12h14",
            Glyph::Print => {
                "M7 9V3h10v6M7 17H4a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-3M7 14h10v7H7z"
            }
            Glyph::Route => {
                "M6 20a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM18 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM8.5 17.5H15a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h6.5"
            }
            Glyph::Search => "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l4.5 4.5",
            Glyph::Settings => {
                "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"
            }
            Glyph::Share => "M12 15V3.5M7.5 8L12 3.5 16.5 8M5 12v7a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-7",
            Glyph::SkipBack => "M6 5v14M19 5v14L9 12z",
            Glyph::Sort => "M7 5v14M3.5 15.5L7 19l3.5-3.5M17 19V5M13.5 8.5L17 5l3.5 3.5",
            Glyph::Star => "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z",
            Glyph::Target => {
                "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 12h.01"
            }
            Glyph::Timeline => "M4 4v16M8 7h11M8 12h7M8 17h4",
            Glyph::Today => {
                "M9 6h11M9 12h11M9 18h11M3.5 6l1.3 1.3L7 5M3.5 12l1.3 1.3L7 11M3.5 18l1.3 1.3L7 17"
            }
            Glyph::Trash => "M4 7h16M9.5 7V4h5v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Glyph::Undo => "M8.5 5L4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-4",
            Glyph::Upload => "M12 16V5M7 9.5L12 4.5l5 5M4 20h16",
            Glyph::Video => {
                "M4 6h11a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM16 11l5-3v8l-5-3"
            }
            Glyph::Visit => {
                "M4 10l1.5-6h13L20 10M4 10a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0A2.7 2.7 0 0 0 20 10M5.5 13v7h13v-7M10 20v-4h4v4"
            }
            Glyph::Warning => "M12 4L2.5 20h19zM12 10v4.5M12 17.3h.01",
            Glyph::WhatsApp => {
                "M4 20l1.2-4A8.5 8.5 0 1 1 8.3 19zM9 8.3c-.5 0-1 .7-1 1.5 0 3 3.3 6.3 6.3 6.3.8 0 1.5-.5 1.5-1l-.1-1.1-2-.9-.9 1c-1.3-.5-2.3-1.5-2.8-2.8l1-.9-.9-2z"
            }
        }
    }
}

/// Draws a glyph; it is decoration: the word beside it or the button around it says the meaning.
#[component]
pub(crate) fn Icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=glyph.path()></path>
        </svg>
    }
}
