//! What is drawn of a tile, whatever the schema it came in: a few kinds of areas and lines, names along streets, names of
//! places.

/// Units along the edge of every tile here. What stands a little outside belongs to the neighbour and lets lines run on.
pub(crate) const EXTENT: i32 = 4096;

/// East and south from the tile's north-western corner, in units of [`EXTENT`].
pub(crate) type Spot = (i16, i16);

/// In the order they are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum AreaKind {
    Land,
    Green,
    Water,
    Building,
}

/// In the order they are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LineKind {
    River,
    Rail,
    Path,
    /// Ways into yards and the like.
    Service,
    /// Where people live.
    Street,
    /// What gathers traffic: avenues, tertiary and secondary roads.
    Avenue,
    /// Primary and trunk roads.
    Major,
    Highway,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AreaShape {
    pub kind: AreaKind,
    /// Outlines and holes together: filled by the even-odd rule.
    pub rings: Vec<Vec<Spot>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LineShape {
    pub kind: LineKind,
    pub line: Vec<Spot>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StreetName {
    pub text: String,
    pub kind: LineKind,
    pub line: Vec<Spot>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceLabel {
    pub text: String,
    pub at: Spot,
    /// 0: a large city … 4: a neighbourhood.
    pub rank: u8,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tile {
    pub areas: Vec<AreaShape>,
    pub lines: Vec<LineShape>,
    pub names: Vec<StreetName>,
    pub places: Vec<PlaceLabel>,
    /// Land and water are drawn whole, not only streets: what lies below may be covered.
    pub is_whole: bool,
}

impl AreaKind {
    pub(crate) const ALL: [Self; 4] = [Self::Land, Self::Green, Self::Water, Self::Building];
}

impl LineKind {
    pub(crate) const ALL: [Self; 8] = [
        Self::River,
        Self::Rail,
        Self::Path,
        Self::Service,
        Self::Street,
        Self::Avenue,
        Self::Major,
        Self::Highway,
    ];

    /// Somebody has an address there.
    pub(crate) fn is_street(self) -> bool {
        match self {
            Self::River | Self::Rail => false,
            Self::Path | Self::Service | Self::Street | Self::Avenue | Self::Major | Self::Highway => true,
        }
    }
}
