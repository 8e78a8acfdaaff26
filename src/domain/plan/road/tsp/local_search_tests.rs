use super::super::tests::{references, scattered};
use super::super::{Distances, Ends, exact};
use super::*;

fn length(graph: &Loop, tour: &[u32]) -> i64 {
    let mut next = tour.iter().cycle().skip(1);
    tour.iter().map(|node| graph.between(*node, *next.next().unwrap())).sum()
}

fn round(distances: &Distances) -> Loop {
    Loop::new(distances, Ends::Round { home: 0 })
}

#[test]
fn exact_loops_are_also_found_by_the_local_search() {
    for seed in 0..20 {
        let graph = round(&scattered(13, seed));
        let mut search = LocalSearch::new(&graph, seed);
        search.improve(&graph, 500);
        assert_eq!(
            length(&graph, search.shortest()),
            length(&graph, &exact::shortest_loop(&graph)),
            "{seed}"
        );
    }
}

#[test]
fn burma14_reaches_its_optimum_without_the_exact_method() {
    let (_, optimum, distances) = references().into_iter().find(|(name, _, _)| name == "burma14").unwrap();
    let graph = round(&distances);
    let mut search = LocalSearch::new(&graph, 1);
    search.improve(&graph, 500);
    assert_eq!(length(&graph, search.shortest()), optimum as i64);
}

#[test]
fn a_move_changes_the_length_by_what_it_says() {
    for seed in 0..20 {
        let graph = round(&scattered(40, seed));
        let mut search = LocalSearch::new(&graph, seed);
        let mut known = search.length(&graph);
        for _ in 0..50 {
            let change = search.perturb(&graph);
            assert_eq!(search.length(&graph), known + change);
            known += change;
            while let Some(node) = search.awake.pop() {
                search.is_awake[node as usize] = false;
                while let Some(change) = search.improve_at(&graph, node) {
                    assert!(change < 0);
                    known += change;
                    assert_eq!(search.length(&graph), known, "seed {seed}");
                }
            }
        }
        let mut seen = search.tour.clone();
        seen.sort_unstable();
        assert_eq!(seen, (0..40).collect::<Vec<_>>());
    }
}

#[test]
fn the_shortest_loop_is_kept_and_a_much_longer_one_taken_back_exactly() {
    let graph = round(&scattered(50, 3));
    let mut search = LocalSearch::new(&graph, 3);
    for _ in 0..200 {
        let before = length(&graph, search.shortest());
        search.improve(&graph, 1);
        assert!(length(&graph, search.shortest()) <= before);
        for (at, node) in search.tour.iter().enumerate() {
            assert_eq!(search.position[*node as usize] as usize, at);
        }
        assert_eq!(length(&graph, &search.tour), length(&graph, search.shortest()) + search.above);
        assert!((0..=search.margin).contains(&search.above));
    }
}
