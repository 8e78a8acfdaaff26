//! Iterated local search: chained 2-opt and Or-opt moves to a local optimum, then a small random change, again and
//! again.
//!
//! A move looks only at the nearest neighbours of a place, and only around places that changed. A change that ends too
//! much longer than the shortest loop so far is taken back by undoing its reversals, so a round costs what it touched and
//! not the whole loop (record-to-record travel, Dueck 1993).

use super::Loop;
use crate::domain::value::dice::Dice;

#[derive(Clone, Debug)]
pub(super) struct LocalSearch {
    tour: Vec<u32>,
    /// The shortest loop so far, by how much `tour` is longer, and by how much it may be.
    best: Vec<u32>,
    above: i64,
    margin: i64,
    position: Vec<u32>,
    neighbours: Vec<u32>,
    per_node: usize,
    /// Reversals since the last accepted loop.
    undo: Vec<(u32, u32)>,
    /// Places around which a shorter loop may be found.
    awake: Vec<u32>,
    is_awake: Vec<bool>,
    dice: Dice,
}

const NEIGHBOURS: usize = 8;
/// Exchanges in one chain, and places tried for each.
const DEPTH: usize = 10;
const BREADTH: usize = 5;
const LONGEST_MOVED: usize = 3;
/// In ten-thousandths of the loop: enough to leave a hollow, too little to wander off.
const MARGIN: i64 = 3;
/// Places spanned by one perturbation: small, so that it is soon repaired or taken back.
const SPAN: u32 = 50;

impl LocalSearch {
    /// Starts from the nearest neighbour each time, improved to a local optimum.
    pub(super) fn new(graph: &Loop, seed: u64) -> Self {
        let neighbours = nearest(graph);
        let per_node = neighbours.len() / graph.nodes.max(1);
        let tour = greedy(graph);
        let mut position = vec![0; graph.nodes];
        for (at, node) in tour.iter().enumerate() {
            position[*node as usize] = at as u32;
        }
        let mut search = Self {
            awake: tour.iter().rev().copied().collect(),
            is_awake: vec![true; graph.nodes],
            tour,
            best: Vec::new(),
            above: 0,
            margin: 0,
            position,
            neighbours,
            per_node,
            undo: Vec::new(),
            dice: Dice::new(seed),
        };
        search.settle(graph);
        search.best.clone_from(&search.tour);
        search.margin = search.length(graph) * MARGIN / 10_000;
        search
    }

    pub(super) fn shortest(&self) -> &[u32] {
        &self.best
    }

    fn length(&self, graph: &Loop) -> i64 {
        let next = self.tour.iter().cycle().skip(1);
        self.tour.iter().zip(next).map(|(node, next)| graph.between(*node, *next)).sum()
    }

    pub(super) fn improve(&mut self, graph: &Loop, rounds: u32) {
        if self.tour.len() < 8 {
            return;
        }
        for _ in 0..rounds {
            self.undo.clear();
            let change = self.perturb(graph) + self.settle(graph);
            if self.above + change > self.margin {
                while let Some((from, to)) = self.undo.pop() {
                    self.flip(from, to);
                }
                continue;
            }
            self.above += change;
            if self.above < 0 {
                self.above = 0;
                self.best.clone_from(&self.tour);
            }
        }
    }

    /// Exchanges two neighbouring stretches (the double bridge), which no small move undoes at once.
    fn perturb(&mut self, graph: &Loop) -> i64 {
        let nodes = self.tour.len() as u32;
        let span = SPAN.min((nodes - 2) / 2).max(1);
        let mut below = |limit: u32| self.dice.below(limit as usize) as u32;
        let start = below(nodes);
        let (one, two) = (1 + below(span), 1 + below(span));
        let at = |offset: u32| self.tour[((start + offset) % nodes) as usize];
        let (a, b, c, d, e, f) = (at(0), at(1), at(one), at(one + 1), at(one + two), at(one + two + 1));
        // a [b..c] [d..e] f → a [d..e] [b..c] f
        let change = graph.between(a, d) + graph.between(e, b) + graph.between(c, f)
            - graph.between(a, b)
            - graph.between(c, d)
            - graph.between(e, f);
        self.exchange(a, b, e, f);
        self.exchange(a, e, d, c);
        self.exchange(e, c, b, f);
        for node in [a, b, c, d, e, f] {
            self.wake(node);
        }
        change
    }

    /// Moves until no place can be improved; gives the change in length, never positive.
    fn settle(&mut self, graph: &Loop) -> i64 {
        let mut change = 0;
        while let Some(node) = self.awake.pop() {
            self.is_awake[node as usize] = false;
            while let Some(gained) = self.improve_at(graph, node) {
                change += gained;
            }
        }
        change
    }

    fn improve_at(&mut self, graph: &Loop, node: u32) -> Option<i64> {
        [true, false]
            .into_iter()
            .find_map(|ahead| self.chain(graph, node, ahead).or_else(|| self.or_opt(graph, node, ahead)))
    }

    /// Removes the edge from `base` and looks for up to three exchanges that together are shorter (Lin and
    /// Kernighan 1973): the first alone is a 2-opt move.
    fn chain(&mut self, graph: &Loop, base: u32, ahead: bool) -> Option<i64> {
        let end = self.beside(base, ahead);
        (0..self.per_node.min(BREADTH)).find_map(|at| {
            let first = self.neighbours[end as usize * self.per_node + at];
            self.follow(graph, base, end, first)
        })
    }

    /// The loop is thought open between `base` and `end`; `end` is joined to `next`, whose far edge is removed, and
    /// so on. Kept up to the shortest loop met on the way.
    fn follow(&mut self, graph: &Loop, base: u32, mut end: u32, mut next: u32) -> Option<i64> {
        let start = self.undo.len();
        let mut saved = graph.between(base, end) - graph.between(end, next);
        let mut far = self.beyond(base, end, next);
        if saved <= 0 || next == base || far == end {
            return None;
        }
        let (mut best, mut best_at) = (0, start);
        let mut added = [(0, 0); DEPTH];
        let mut links = 0;
        loop {
            self.exchange(base, end, far, next);
            added[links] = (end, next);
            links += 1;
            saved += graph.between(next, far);
            let gained = saved - graph.between(far, base);
            if gained > best {
                (best, best_at) = (gained, self.undo.len());
            }
            end = far;
            if links == DEPTH {
                break;
            }
            let Some(link) = self.next_link(graph, base, end, saved, best, &added[..links]) else { break };
            (next, far, saved) = link;
        }
        while self.undo.len() > best_at {
            if let Some((from, to)) = self.undo.pop() {
                self.flip(from, to);
            }
        }
        if best == 0 {
            return None;
        }
        self.wake(base);
        for (one, other) in &added[..links] {
            self.wake(*one);
            self.wake(*other);
        }
        Some(-best)
    }

    /// The place to join `end` to that leaves most to gain, never removing an edge just added.
    fn next_link(
        &self,
        graph: &Loop,
        base: u32,
        end: u32,
        saved: i64,
        best: i64,
        added: &[(u32, u32)],
    ) -> Option<(u32, u32, i64)> {
        (0..self.per_node.min(BREADTH))
            .map(|at| self.neighbours[end as usize * self.per_node + at])
            .map(|next| (next, saved - graph.between(end, next)))
            .take_while(|(_, kept)| *kept > best)
            .map(|(next, kept)| (next, self.beyond(base, end, next), kept))
            .filter(|(next, far, _)| *next != base && *far != end)
            .filter(|(next, far, _)| !added.contains(&(*next, *far)) && !added.contains(&(*far, *next)))
            .max_by_key(|(next, far, kept)| (kept + graph.between(*next, *far), std::cmp::Reverse(*next)))
    }

    /// The neighbour of `next` on the side from which `end` comes after `base`.
    fn beyond(&self, base: u32, end: u32, next: u32) -> u32 {
        self.beside(next, self.beside(base, true) != end)
    }

    /// Moves the stretch of one to three places that starts at `first` to between two others, either way round.
    fn or_opt(&mut self, graph: &Loop, first: u32, ahead: bool) -> Option<i64> {
        let before = self.beside(first, !ahead);
        let freed = graph.between(before, first);
        let mut last = first;
        for moved in 1..=LONGEST_MOVED.min(self.tour.len().saturating_sub(3)) {
            if moved > 1 {
                last = self.beside(last, ahead);
            }
            let after = self.beside(last, ahead);
            let removed = graph.between(before, after) - freed - graph.between(last, after);
            for at in 0..self.per_node {
                let c = self.neighbours[first as usize * self.per_node + at];
                let entering = graph.between(first, c);
                if entering >= freed {
                    break;
                }
                if self.is_within(c, first, moved, ahead) {
                    continue;
                }
                // Between c and the place after it: c first..last d.
                let d = self.beside(c, ahead);
                if d != first {
                    let change = removed + entering + graph.between(last, d) - graph.between(c, d);
                    if change < 0 {
                        self.carry(before, first, last, after, c, d);
                        self.exchange(c, last, first, d);
                        [before, first, last, after, c, d].into_iter().for_each(|node| self.wake(node));
                        return Some(change);
                    }
                }
                // Between the place before c and c: e last..first c.
                let e = self.beside(c, !ahead);
                if e != last && c != before {
                    let change = removed + entering + graph.between(last, e) - graph.between(e, c);
                    if change < 0 {
                        self.carry(before, first, last, after, e, c);
                        [before, first, last, after, c, e].into_iter().for_each(|node| self.wake(node));
                        return Some(change);
                    }
                }
            }
        }
        None
    }

    /// before [first..last] after … c d → before after … c [last..first] d.
    fn carry(&mut self, before: u32, first: u32, last: u32, after: u32, c: u32, d: u32) {
        self.exchange(before, first, c, d);
        if c != after {
            self.exchange(before, c, after, last);
        }
    }

    /// Replaces the edges a–b and c–d by a–c and b–d, where b follows a as d follows c, in either direction.
    fn exchange(&mut self, a: u32, b: u32, c: u32, d: u32) {
        let (from, to) = if self.beside(a, true) == b && self.beside(c, true) == d { (b, c) } else { (a, d) };
        let (from, to) = (self.position[from as usize], self.position[to as usize]);
        self.flip(from, to);
        self.undo.push((from, to));
    }

    /// Reverses the stretch between two positions, or the rest of the loop when that is shorter: the same loop.
    fn flip(&mut self, from: u32, to: u32) {
        let nodes = self.tour.len() as u32;
        let inside = (to + nodes - from) % nodes + 1;
        let (mut i, mut j, swaps) = if 2 * inside <= nodes {
            (from, to, inside / 2)
        } else {
            ((to + 1) % nodes, (from + nodes - 1) % nodes, (nodes - inside) / 2)
        };
        for _ in 0..swaps {
            let (one, other) = (self.tour[i as usize], self.tour[j as usize]);
            self.tour[i as usize] = other;
            self.tour[j as usize] = one;
            self.position[other as usize] = i;
            self.position[one as usize] = j;
            i = if i + 1 == nodes { 0 } else { i + 1 };
            j = if j == 0 { nodes - 1 } else { j - 1 };
        }
    }

    fn beside(&self, node: u32, ahead: bool) -> u32 {
        let at = self.position[node as usize] as usize;
        let last = self.tour.len() - 1;
        match ahead {
            true => self.tour[if at == last { 0 } else { at + 1 }],
            false => self.tour[if at == 0 { last } else { at - 1 }],
        }
    }

    fn is_within(&self, node: u32, first: u32, length: usize, ahead: bool) -> bool {
        let nodes = self.tour.len() as u32;
        let (from, to) = (self.position[first as usize], self.position[node as usize]);
        let steps = if ahead { to + nodes - from } else { from + nodes - to };
        ((steps % nodes) as usize) < length
    }

    fn wake(&mut self, node: u32) {
        if !self.is_awake[node as usize] {
            self.is_awake[node as usize] = true;
            self.awake.push(node);
        }
    }
}

/// The nearest of each node, nearest first, all in one list.
fn nearest(graph: &Loop) -> Vec<u32> {
    let nodes = graph.nodes as u32;
    let mut all = Vec::new();
    for node in 0..nodes {
        let mut others: Vec<u32> = (0..nodes).filter(|other| *other != node).collect();
        others.sort_by_key(|other| graph.between(node, *other));
        all.extend(others.into_iter().take(NEIGHBOURS));
    }
    all
}

fn greedy(graph: &Loop) -> Vec<u32> {
    let mut left: Vec<u32> = (0..graph.nodes as u32).collect();
    let mut tour: Vec<u32> = left.pop().into_iter().collect();
    while let Some(here) = tour.last().copied() {
        let Some(at) = (0..left.len()).min_by_key(|at| graph.between(here, left[*at])) else { break };
        tour.push(left.swap_remove(at));
    }
    tour
}

#[cfg(test)]
#[path = "local_search_tests.rs"]
mod tests;
