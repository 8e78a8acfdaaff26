use super::*;

fn text(dossie: &Dossie) -> String {
    String::from_utf8(write(dossie)).unwrap()
}

fn section(part: Part) -> Section {
    Section { title: "<b>Título</b>".to_owned(), note: Some("\"nota\" & <i>".to_owned()), part }
}

const EVIL: &str = "</title></style><script>alert(1)</script>\"'";

fn everything() -> Dossie {
    let evil = || EVIL.to_owned();
    let place = LatLon::new(-22.9, -47.06).unwrap();
    Dossie {
        title: evil(),
        notes: vec![evil()],
        figures: vec![Figure { label: evil(), value: evil(), whole: evil() }],
        sections: vec![
            section(Part::Months(Months {
                columns: vec![
                    Column { label: evil(), height: Some(500), value: evil() },
                    Column { label: evil(), height: None, value: evil() },
                ],
                goal: Some((800, evil())),
                most: Some(1_000),
            })),
            section(Part::Bars(vec![Bar { label: evil(), length: 3, value: evil(), state: None }])),
            section(Part::Map(Map {
                outlines: vec![vec![WorldPoint::of(place)]],
                marks: vec![(place, ContactState::Forgotten)],
                legend: vec![(ContactState::Forgotten, evil())],
            })),
            section(Part::Table(Table { headings: vec![(evil(), true)], rows: vec![vec![evil()]] })),
            section(Part::Nothing),
        ],
    }
}

#[test]
fn whatever_a_client_is_called_stays_text() {
    let text = text(&everything());
    assert!(!text.contains("<script") && !text.contains("alert(1)</script>") && !text.contains("<i>"));
    // Title, heading, note, figure, two columns of one year, goal, bar, map and table.
    assert!(text.matches("&lt;script&gt;alert(1)&lt;/script&gt;").count() >= 15, "{text}");
    for only_once in ["<title>", "<style>", "<body>", "<main>"] {
        assert_eq!(text.matches(only_once).count(), 1, "{only_once}");
    }
}

#[test]
fn nothing_is_fetched_from_anywhere() {
    let text = text(&everything());
    for other in ["http://", "https://", "src=", "href=", "url(", "@import"] {
        assert!(!text.contains(other), "{other}");
    }
    assert!(text.contains("default-src 'none'; style-src 'unsafe-inline'"));
}

#[test]
fn columns_stand_on_the_base_and_the_whole_is_the_top() {
    let column = |height| Column { label: "nov".to_owned(), height, value: "x".to_owned() };
    let months = |heights: &[Option<u32>], most| {
        let columns = heights.iter().map(|height| column(*height)).collect();
        let part = Part::Months(Months { columns, goal: None, most });
        text(&Dossie { sections: vec![section(part)], ..Dossie::default() })
    };
    let full = months(&[Some(1_000)], Some(1_000));
    assert!(full.contains("y=\"24\" width=\"504.0\" height=\"142\""), "{full}");
    let half = months(&[Some(500), None], Some(1_000));
    assert!(half.contains("y=\"95\" width=\"252.0\" height=\"71\""), "{half}");
    assert_eq!(half.matches("<rect").count(), 1, "an unknown month is no zero");
    // Higher than the whole, it is the whole.
    assert!(months(&[Some(2_000)], Some(1_000)).contains("height=\"142\""));
    assert!(!months(&[], None).contains("<svg"));
}

#[test]
fn one_place_alone_lies_in_the_middle_of_the_map() {
    let place = LatLon::new(-22.9, -47.06).unwrap();
    let map = Map { marks: vec![(place, ContactState::OnTrack)], ..Map::default() };
    let text = text(&Dossie { sections: vec![section(Part::Map(map))], ..Dossie::default() });
    assert!(text.contains("<circle class=\"mark s0\" cx=\"360.0\""), "{text}");
    let none = Dossie { sections: vec![section(Part::Map(Map::default()))], ..Dossie::default() };
    assert!(!self::text(&none).contains("<svg viewBox=\"0 0 720"));
}

#[test]
fn a_year_is_said_once_where_it_begins() {
    let column = |label: &str| Column { label: label.to_owned(), height: Some(1), value: "x".to_owned() };
    let columns = ["nov/25", "dez/25", "jan/26"].map(column).to_vec();
    let part = Part::Months(Months { columns, ..Months::default() });
    let text = text(&Dossie { sections: vec![section(part)], ..Dossie::default() });
    for said in [">nov<", ">dez<", ">jan<", ">25<", ">26<"] {
        assert_eq!(text.matches(said).count(), 1, "{said}");
    }
}

#[test]
fn who_waits_longer_lies_on_top_at_one_place() {
    let place = LatLon::new(-22.9, -47.06).unwrap();
    let marks = vec![(place, ContactState::Forgotten), (place, ContactState::OnTrack)];
    let part = Part::Map(Map { marks, ..Map::default() });
    let text = text(&Dossie { sections: vec![section(part)], ..Dossie::default() });
    assert!(text.find("class=\"mark s0\"") < text.find("class=\"mark s3\""));
    assert!(text.contains("class=\"mark s0\""));
}
